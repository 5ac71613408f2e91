const pay = cluster.get('deployment', 'pay');
const strategy = pay?.spec?.strategy ?? {};
const surge = String(strategy.rollingUpdate?.maxSurge ?? '');
const missing = String(strategy.rollingUpdate?.maxUnavailable ?? '');
const right = strategy.type === 'RollingUpdate' && (surge === '100%' || surge === '3') && (missing === '0' || missing === '0%');
criterion('strategy', right, {
  message: strategy.type === 'Recreate' ? 'recreate' : 'bounds', surge, missing, see: 'kubectl describe deploy pay',
});
const updated = image(pay) === 'nginx:1.27';
const set = cluster.list('replicasets', { labels: 'app=pay' }).find((r) => image(r) === 'nginx:1.27');
// The events would tell it too, but a busy Deployment's events are combined after ten.
const born = cluster.list('pods', { labels: 'app=pay' })
  .filter((p) => p.metadata.ownerReferences?.[0]?.name === set?.metadata.name)
  .map((p) => Date.parse(p.metadata.creationTimestamp)).sort((a, b) => a - b);
const atOnce = born.length === 3 && born[2] - born[0] <= 1000;
criterion('at-once', right && updated && atOnce, { message: !right ? '' : updated ? 'piecemeal' : 'image', found: image(pay) });
const s = pay?.status ?? {};
criterion('done', right && updated && s.observedGeneration === pay.metadata.generation && s.updatedReplicas === 3 && s.availableReplicas === 3 && s.replicas === 3, {
  message: right && updated ? 'not-yet' : '', see: 'kubectl rollout status deploy/pay',
});
