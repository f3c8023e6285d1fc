// Somebody else's device: an air conditioner and a smart meter by echonet-lite (one a process).
"use strict";
const EL = require("echonet-lite");

const COMMON = { 80: [0x30], 81: [0x08], 82: [0, 0, 0x52, 0], 88: [0x42], "8a": [0, 0, 0x77] };
const devices = {
  "013001": {
    ...COMMON,
    "8f": [0x42],
    "9d": [4, 0x80, 0x8f, 0xa0, 0xb0],
    "9e": [5, 0x80, 0x8f, 0xa0, 0xb0, 0xb3],
    "9f": [13, 0x80, 0x81, 0x82, 0x88, 0x8a, 0x8f, 0x9d, 0x9e, 0x9f, 0xa0, 0xb0, 0xb3, 0xbb],
    a0: [0x41],
    b0: [0x42],
    b3: [0x1a],
    bb: [0x1b],
  },
  "028801": {
    ...COMMON,
    "9d": [1, 0x80],
    "9e": [0],
    // A bitmap of 16: 80 81 82 88 8A 9D 9E 9F D7 E0 E1 E7 E8 EA EB EE.
    "9f": [0x10, 0x41, 0x41, 1, 0, 0, 0, 0, 0x60, 0x41, 0, 0x41, 0x40, 0, 2, 0x42, 2],
    d7: [8],
    e0: [0, 0, 0x13, 0x8c],
    e1: [2],
    e7: [0, 0, 3, 0x3c],
    e8: [0, 0x52, 0, 0x52],
    ea: [7, 0xea, 11, 0x16, 3, 0x1e, 0, 0, 0, 0x13, 0x8c],
    eb: [7, 0xea, 11, 0x16, 3, 0x1e, 0, 0xff, 0xff, 0xff, 0xfe],
    ee: [0xff],
  },
};

function heard(rinfo, els, fault) {
  if (fault || !els || els.DEOJ.startsWith("0ef0")) return;
  if (els.ESV === EL.GET) EL.replyGetDetail(rinfo, els, devices);
  if (els.ESV === EL.SETC || els.ESV === EL.SETI) EL.replySetDetail(rinfo, els, devices);
}

EL.initialize(Object.keys(devices), heard, 4, { ignoreMe: false, autoGetProperties: false }).then(
  () => console.log("ready"),
);
