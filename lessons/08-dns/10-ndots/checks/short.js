const text = files.read('name.txt');
const name = (text ?? '').trim().replace(/\.$/, '');
const known = ['db.data', 'db.data.svc', 'db.data.svc.cluster.local'].includes(name);
criterion('found', known, {
  message: text === null ? 'no-file' : name === '' ? 'empty' : name === 'db' ? 'own-namespace' : 'unknown', name, see: 'cat name.txt',
});
criterion('shortest', name === 'db.data', { message: known ? 'longer' : '', name });
