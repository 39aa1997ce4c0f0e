import { codes } from './codes.ts';
import type { RuleSet } from './rule-set.ts';

/** The list of all 125 codes that mail tools and tutorials share (FEATURES 2.1). */
export const CODES_125 = {
  id: 'codes125',
  basis: 'score',
  k: 5,
  segments: [
    { id: 'codes125-champions', boxes: codes('555 554 544 545 454 455 445') },
    { id: 'codes125-loyal', boxes: codes('543 444 435 355 354 345 344 335') },
    {
      id: 'codes125-potential-loyalist',
      boxes: codes('553 551 552 541 542 533 532 531 452 451 442 441 431 453 433 432 423 353 352 351 342 341 333 323'),
    },
    { id: 'codes125-new', boxes: codes('512 511 422 421 412 411 311') },
    { id: 'codes125-promising', boxes: codes('525 524 523 522 521 515 514 513 425 424 413 414 415 315 314 313') },
    { id: 'codes125-need-attention', boxes: codes('535 534 443 434 343 334 325 324') },
    { id: 'codes125-about-to-sleep', boxes: codes('331 321 312 221 213 231 241 251') },
    {
      id: 'codes125-at-risk',
      boxes: codes('255 254 245 244 253 252 243 242 235 234 225 224 153 152 145 143 142 135 134 133 125 124'),
    },
    { id: 'codes125-cannot-lose', boxes: codes('155 154 144 214 215 115 114 113') },
    { id: 'codes125-hibernating', boxes: codes('332 322 233 232 223 222 132 123 122 212 211') },
    { id: 'codes125-lost', boxes: codes('111 112 121 131 141 151') },
  ],
} as const satisfies RuleSet;
