/** The citation keys that were shipped. People's documents hold them: no line here may ever change. */
import assert from 'node:assert/strict';
import { committedItems } from './support.ts';

const SHIPPED = `
nguyen2023statistical
ibrahim2023comet
ayonrinde2024adaptive
zimmer2023sparse
nguyen2024temperature
li2022lazy
he2024chess
wang2024cskv
cheng2023wico
xu2023sparsebytenn
olmo2024features
thangarasa2023sparse
liu2022unreasonable
hwang2022tutel
pham2023mixturegrowth
zhi2023learning
cai2024read
elsen2019fast
ding2023sparse
ding2025dissecting
geng2024towards
jia2024pgn
bambhaniya2024progressive
lin2024efficient
zhang2023robust
ziko2021transductive
boudiaf2020few
nie2021evomoe
jia2023model
mousavi2022dass
lee2024cats
wang2023get
yousefzadeh2021training
valverde2025topomortar
yu2024unified
seo2024teddy
liu2022sparsity
paniagua2023quadattack
yang2024s2ft
chen2022compressing
song2018autoint
qing2025hecate
hwang2023pre
dao2022monarch
valipour2023sortednet
chen2024mixture
jiang2022pruning
yang2023shrinking
wang2023iterative
farahani2024random
roffo2024hard
annavajjala2024deps
ashkboos2024slicegpt
mackay2019self
su2025rotatekv
wang2024dynamic
luo2024sparsing
ma2023deepcache
yang2024post
xia2023flash
desai2021noise2recon
wang2023neural
zhang2023dynamic
li2024svdquant
deng2023optimizing
sung2023ecoflap
hu2024sara
yao2024layer
hsu2023disentanglement
dreveton2023bottom
fang2023efficient
liu2024foldgpt
xia2023structured
liu2022data
song2024prosparse
zhu2023learning
wang2025lemo
`
  .trim()
  .split('\n');

describe('the citation keys of the corpus', () => {
  it('are those that were shipped', () => {
    assert.deepEqual(
      committedItems().map(({ id }) => id),
      SHIPPED,
    );
  });

  it('are all different and in ASCII', () => {
    assert.equal(new Set(SHIPPED).size, 77);
    for (const key of SHIPPED) assert.match(key, /^[a-z]+\d{4}[a-z0-9]+$/);
  });
});
