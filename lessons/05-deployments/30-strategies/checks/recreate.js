const pay = cluster.get('deployment', 'pay');
const type = pay?.spec?.strategy?.type ?? '';
criterion('strategy', type === 'Recreate', { message: 'rolling', found: type, see: 'kubectl describe deploy pay' });
const updated = image(pay) === 'nginx:1.26';
const s = pay?.status ?? {};
const fell = events({ about: 'Deployment/pay', reason: 'ScalingReplicaSet' }).some((e) => /Scaled down replica set .* from 3 to 0/.test(e.message));
criterion('gap', type === 'Recreate' && updated && fell, {
  message: !updated ? 'image' : type === 'Recreate' || !fell ? 'rolled' : '', found: image(pay), see: 'kubectl describe deploy pay',
});
criterion('done', type === 'Recreate' && updated && s.observedGeneration === pay.metadata.generation && s.updatedReplicas === 3 && s.availableReplicas === 3, {
  message: updated ? 'not-yet' : '', see: 'kubectl rollout status deploy/pay',
});
