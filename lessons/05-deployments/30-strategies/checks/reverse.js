const pay = cluster.get('deployment', 'pay');
const strategy = pay?.spec?.strategy ?? {};
const surge = String(strategy.rollingUpdate?.maxSurge ?? '');
const missing = String(strategy.rollingUpdate?.maxUnavailable ?? '');
const right = strategy.type === 'RollingUpdate' && (surge === '0' || surge === '0%') && (missing === '1' || missing === '34%');
criterion('strategy', right, { message: 'bounds', surge, missing, see: 'kubectl describe deploy pay' });
const updated = image(pay) === 'nginx:1.19';
const set = cluster.list('replicasets', { labels: 'app=pay' }).find((r) => image(r) === 'nginx:1.19');
// The events would tell it too, but a busy Deployment's events are combined after ten.
const born = cluster.list('pods', { labels: 'app=pay' })
  .filter((p) => p.metadata.ownerReferences?.[0]?.name === set?.metadata.name)
  .map((p) => Date.parse(p.metadata.creationTimestamp)).sort((a, b) => a - b);
const oneByOne = born.length === 3 && born[1] > born[0] && born[2] > born[1];
criterion('one-by-one', right && updated && oneByOne, { message: !right ? '' : updated ? 'too-fast' : 'image', found: image(pay) });
const s = pay?.status ?? {};
criterion('done', right && updated && s.observedGeneration === pay.metadata.generation && s.updatedReplicas === 3 && s.availableReplicas === 3 && s.replicas === 3, {
  message: right && updated ? 'not-yet' : '', see: 'kubectl rollout status deploy/pay',
});
