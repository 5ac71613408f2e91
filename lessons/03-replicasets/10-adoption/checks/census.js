const text = files.read('owned.txt');
const names = (text ?? '').split(/\s+/).filter((n) => n !== '').map((n) => n.replace(/^pods?\//, ''));
const owned = active(cluster.list('pods')).filter((p) => owner(p) === 'ReplicaSet/web').map((p) => p.metadata.name);
const missing = owned.find((name) => !names.includes(name));
const foreign = names.find((name) => !owned.includes(name));

criterion('all', text !== null && missing === undefined, {
  message: text === null ? 'no-file' : 'missing', pod: missing, see: 'cat owned.txt',
});
criterion('only', names.length > 0 && foreign === undefined, {
  message: names.length === 0 ? 'empty' : cluster.get('pod', foreign) === null ? 'unknown' : 'foreign',
  pod: foreign,
  owner: foreign === undefined ? '' : owner(cluster.get('pod', foreign)),
  see: 'cat owned.txt',
});
