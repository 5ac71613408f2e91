package io.kubeschool.network.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResolverConfigTest {

  private static ResolverConfig ndots(int ndots) {
    return ResolverConfig.parse(
        "search a.svc svc.\nnameserver 10.96.0.10\noptions ndots:" + ndots + "\n");
  }

  @ParameterizedTest
  @CsvSource({
    "5, db, db.a.svc db.svc db",
    "5, db.data, db.data.a.svc db.data.svc db.data",
    "5, db., db",
    "5, a.b.c.d.e, a.b.c.d.e.a.svc a.b.c.d.e.svc a.b.c.d.e",
    "5, a.b.c.d.e.f, a.b.c.d.e.f a.b.c.d.e.f.a.svc a.b.c.d.e.f.svc",
    "1, db, db.a.svc db.svc db",
    "1, db.data, db.data db.data.a.svc db.data.svc",
    "0, db, db db.a.svc db.svc",
    "1, www.example.com., www.example.com",
  })
  void tries_the_names_in_the_order_of_ndots(int ndots, String name, String tried) {
    assertThat(ndots(ndots).candidates(name)).containsExactly(tried.split(" "));
  }

  @Test
  void has_resolv_conf_s_defaults() {
    assertThat(ResolverConfig.parse("nameserver 10.96.0.10\n"))
        .isEqualTo(
            new ResolverConfig(List.of("10.96.0.10"), List.of(), 1, Duration.ofSeconds(5), 2));
  }

  @Test
  void takes_the_last_search_line_and_three_servers_and_skips_the_rest() {
    String text =
        """
        ; a remark
        # another
        domain a.example
        search b.example c.example
        nameserver 1.1.1.1
        nameserver 2.2.2.2
        nameserver 3.3.3.3
        nameserver 4.4.4.4
        nameserver
        options timeout:2 attempts:3 rotate ndots:99
        sortlist 130.155.160.0
        """;
    assertThat(ResolverConfig.parse(text))
        .isEqualTo(
            new ResolverConfig(
                List.of("1.1.1.1", "2.2.2.2", "3.3.3.3"),
                List.of("b.example", "c.example"),
                15,
                Duration.ofSeconds(2),
                3));
  }
}
