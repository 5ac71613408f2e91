const killed = events({ about: 'ReplicaSet/web', reason: 'SuccessfulDelete' })
  .some((e) => e.message === 'Deleted pod: stray');
const stray = cluster.get('pod', 'stray');
const removedByHand = commands.some((c) => c.line.includes('delete') && c.line.includes('stray'));
criterion('killed', killed && (stray === null || stray.metadata.deletionTimestamp), {
  message: stray !== null && !labelled(stray, { app: 'web' }) ? 'other-label'
    : removedByHand ? 'by-hand' : 'not-yet',
  see: 'kubectl describe rs web',
});
const kept = ['pod-1', 'pod-2'].filter((name) => cluster.get('pod', name) !== null);
criterion('kept', killed && kept.length === 2, { message: killed ? 'lost' : '', found: kept.length });
