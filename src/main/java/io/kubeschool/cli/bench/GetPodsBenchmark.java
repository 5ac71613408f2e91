package io.kubeschool.cli.bench;

import io.kubeschool.world.Session;
import io.kubeschool.world.WorldSpec;
import java.io.IOException;
import java.util.List;

/** {@code kubectl get pods} at the prompt, with ten pods to list. */
public final class GetPodsBenchmark implements Benchmark {

  private static final int WARM_UP = 300;
  private static final int TIMES = 101;

  @Override
  public String name() {
    return "get";
  }

  @Override
  public List<Figure> run() throws IOException {
    try (Session session = Session.inMemory(WorldSpec.of(1))) {
      session.run("kubectl create deployment web --image=nginx --replicas=10");
      session.run("kubectl rollout status deployment/web");
      Samples.of(WARM_UP, () -> session.run("kubectl get pods"));
      Samples samples = Samples.of(TIMES, () -> session.run("kubectl get pods"));
      return List.of(new Figure("kubectl get pods, warm", samples.toString(), "2 ms"));
    }
  }
}
