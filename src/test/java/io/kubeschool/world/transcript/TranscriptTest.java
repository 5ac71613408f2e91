package io.kubeschool.world.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TranscriptTest {

  private static final String RECORDED =
      """
      # title: Two pods
      # timeout: 90s
      ## a remark
      $ kubectl apply -f pods.yaml
      | pod/a created
      |
      ! Warning: one
      ? 1
      ## timed out
      & kubectl get pods -w
      @settle
      @wait 1.5s
      @wait 2m
      @stop
      | a
      -- pods.yaml --
      kind: Pod
      | not an answer
      -- more/empty --
      """;

  @Test
  void answers_are_left_out_and_each_other_line_is_kept_as_written() {
    assertThat(Transcript.parse(RECORDED).lines())
        .containsExactly(
            new Transcript.Remark("# title: Two pods"),
            new Transcript.Remark("# timeout: 90s"),
            new Transcript.Remark("## a remark"),
            new Transcript.Command("$ kubectl apply -f pods.yaml"),
            new Transcript.Background("& kubectl get pods -w"),
            new Transcript.Settle("@settle"),
            new Transcript.Wait("@wait 1.5s"),
            new Transcript.Wait("@wait 2m"),
            new Transcript.Stop("@stop"));
  }

  @Test
  void a_command_is_what_follows_the_mark() {
    assertThat(new Transcript.Command("$ echo  hi ").command()).isEqualTo("echo  hi ");
    assertThat(new Transcript.Background("& sleep 5").command()).isEqualTo("sleep 5");
  }

  @Test
  void waits_are_in_seconds_or_minutes() {
    assertThat(new Transcript.Wait("@wait 1.5s").milliseconds()).isEqualTo(1_500);
    assertThat(new Transcript.Wait("@wait 30").milliseconds()).isEqualTo(30_000);
    assertThat(new Transcript.Wait("@wait 2m").milliseconds()).isEqualTo(120_000);
  }

  @Test
  void files_follow_the_session_and_are_kept_as_they_are() {
    assertThat(Transcript.parse(RECORDED).files())
        .containsExactly(
            Map.entry("pods.yaml", "kind: Pod\n| not an answer\n"), Map.entry("more/empty", ""));
  }

  @Test
  void a_session_without_files_or_a_last_line_end_is_read_too() {
    Transcript transcript = Transcript.parse("$ kubectl get pods");

    assertThat(transcript.lines()).containsExactly(new Transcript.Command("$ kubectl get pods"));
    assertThat(transcript.files()).isEmpty();
  }

  @Test
  void a_command_may_take_a_minute_unless_a_header_says_otherwise() {
    assertThat(Transcript.parse("$ a\n").timeoutSeconds()).isEqualTo(60);
    assertThat(Transcript.parse(RECORDED).timeoutSeconds()).isEqualTo(90);
    assertThat(Transcript.parse(RECORDED).headers())
        .containsEntry("title", "Two pods")
        .containsEntry("timeout", "90s");
  }
}
