// node-echonet-lite as somebody else's controller: finds who answers, reads them, sets the air conditioner, and
// prints what it understood as one line of JSON. `OWN_ADDRESS`: where no networks could be made, it speaks from
// that loopback address instead of from all of them, which its own code cannot.
const dgram = require("node:dgram");
const own = process.env.OWN_ADDRESS;
if (own) {
  const bind = dgram.Socket.prototype.bind;
  dgram.Socket.prototype.bind = function (port, done) {
    return bind.call(this, { port, address: own }, () => {
      this.setMulticastInterface(own);
      done();
    });
  };
}
const EchonetLite = require("node-echonet-lite");

const WAIT_MS = 1500;
const controller = new EchonetLite({ type: "lan", ...(own ? { membership: false } : {}) });
const found = new Map();

function asked(call) {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error("no answer")), 10_000);
    call((error, answer) => {
      clearTimeout(late);
      if (error) reject(error);
      else resolve(answer.message);
    });
  });
}

const read = async (eoj, epc) => {
  const address = found.get(String(eoj));
  const message = await asked((done) => controller.getPropertyValue(address, eoj, epc, done));
  return message.data;
};

async function readAll() {
  const air = [0x01, 0x30, 1];
  const meter = [0x02, 0x88, 1];
  const address = found.get(String(air));
  const maps = await asked((done) => controller.getPropertyMaps(address, air, done));
  const before = await read(meter, 0xe7);
  const set = (epc, edt) =>
    asked((done) => controller.setPropertyValue(address, air, epc, edt, done));
  const mode = await set(0xb0, { mode: 3 });
  const target = await set(0xb3, { temperature: 29 });
  const on = await set(0x80, { status: true });
  return {
    found: [...found.keys()].toSorted(),
    maps: maps.data,
    services: [mode, target, on].map(({ esv }) => esv),
    power: { before, after: await read(meter, 0xe7) },
    air: [
      await read(air, 0x80),
      await read(air, 0xb0),
      await read(air, 0xb3),
      await read(air, 0xbb),
    ],
    meter: {
      digits: await read(meter, 0xd7),
      unit: await read(meter, 0xe1),
      register: await read(meter, 0xe0),
      history: await read(meter, 0xe2),
    },
    light: await read([0x02, 0x90, 1], 0xb0),
  };
}

controller.init((error) => {
  if (error) throw error;
  controller.startDiscovery((failed, answer) => {
    if (failed) throw failed;
    for (const eoj of answer.device.eoj) found.set(String(eoj), answer.device.address);
  });
  setTimeout(() => {
    controller.stopDiscovery();
    readAll()
      .then((all) => console.log(JSON.stringify(all)))
      .catch((fault) => console.error(fault))
      .finally(() => process.exit());
  }, WAIT_MS);
});
