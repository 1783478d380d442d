package io.evenkeel.assistant.internal.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.assistant.Answer.Check;
import io.evenkeel.assistant.Answer.Claim;
import io.evenkeel.assistant.Source;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckerTests {

    /** Numbers, their units and how they may be rounded. */
    @ParameterizedTest(name = "[{index}] “{1}” from “{0}”: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            cpu of db-01 was 92.47 %           | CPU was 92.47 %                  | HOLDS
            cpu of db-01 was 92.47 %           | CPU was 92.5%                    | HOLDS
            cpu of db-01 was 92.47 %           | CPU was 92 percent               | HOLDS
            cpu of db-01 was 92.47 %           | CPU was 93 %                     | NOT_IN_SOURCE
            cpu of db-01 was 92.47 %           | CPU was about 90 %               | NOT_IN_SOURCE
            cpu of db-01 was 92.47 %           | CPU was 92.4 %                   | NOT_IN_SOURCE
            cpu of db-01 was 92.47 %           | CPU was 92.47 s                  | NOT_IN_SOURCE
            cpu of db-01 was 92.47 %           | CPU 使用率为百分之九十二               | HOLDS
            cpu of db-01 was 92.47 %           | CPU 使用率为 ９２．５％               | HOLDS
            cpu of db-01 was 92.47 %           | CPU 使用率为百分之九十               | NOT_IN_SOURCE
            the share was 0.92                 | The share was 92 %               | HOLDS
            disk holds 1,234,567 files         | There are 1234567 files          | HOLDS
            disk holds 1234567 files           | There are 1,234,567 files        | HOLDS
            disk holds 1234567 files           | There are 1,234,568 files        | NOT_IN_SOURCE
            12000 requests                     | 有 1.2万 个请求                     | HOLDS
            fires since 90 minutes             | It fires since 1.5 hours         | HOLDS
            fires since 90 minutes             | It fires since 1 h 30 min        | HOLDS
            fires since 90 minutes             | 已经持续 1小时30分钟                  | HOLDS
            fires since 90 minutes             | 已经持续九十分钟                      | HOLDS
            fires since 90 minutes             | 已经持续两个小时                      | HOLDS
            fires since 90 minutes             | It fires since 3 hours           | NOT_IN_SOURCE
            for 1h30m                          | For 90 minutes                   | HOLDS
            for 5m                             | For five minutes it was high     | HOLDS
            5 to 10 minutes                    | It takes 5-10 minutes            | HOLDS
            size 1536 MB                       | It has 1.5 GB                    | HOLDS
            size 1500 MB                       | It has 1.5 GB                    | HOLDS
            size 1500 MB                       | It has 2.5 GB                    | NOT_IN_SOURCE
            latency 250 ms                     | Latency is 0.25 s                | HOLDS
            23 hosts report                    | 有二十三台主机上报                      | HOLDS
            23 hosts report                    | 有二十四台主机上报                      | NOT_IN_SOURCE
            23 hosts report                    | There are 24 hosts               | NOT_IN_SOURCE
            23 and 4 hosts                     | Together 27 hosts                | NOT_IN_SOURCE
            the mean of 10 and 20              | The mean is 15                   | NOT_IN_SOURCE
            inlet air 24.6 °C                  | 进风温度 25 度                       | HOLDS
            inlet air 24.6 °C                  | 进风温度 24 摄氏度                     | NOT_IN_SOURCE
            power 3.2 kW                       | It draws 3200 W                  | HOLDS
            change was -5 %                    | It changed by -5 %               | HOLDS
            change was -5 %                    | It changed by 5 %                | NOT_IN_SOURCE
            """)
    void aFigureFollowsFromTheSource(String source, String claim, Check expected) {
        assertThat(check(claim, source)).isEqualTo(expected);
    }

    @ParameterizedTest(name = "[{index}] “{1}” from “{0}”: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            began 2026-11-22T03:04:05Z         | It began at 03:04                | HOLDS
            began 2026-11-22T03:04:05Z         | It began at 3:04 am              | HOLDS
            began 2026-11-22T03:04:05Z         | It began at 03:04:05             | HOLDS
            began 2026-11-22T03:04:05Z         | It began at 03:04:06             | NOT_IN_SOURCE
            began 2026-11-22T03:04:05Z         | It began at 04:04                | NOT_IN_SOURCE
            began 2026-11-22T15:04:05Z         | It began at 3:04 pm              | HOLDS
            began 2026-11-22T15:04:05Z         | 下午3点04分开始                      | HOLDS
            began 2026-11-22T03:30:00Z         | 3点半开始                           | HOLDS
            began 2026-11-22T03:04:05Z         | 3点04分开始                         | HOLDS
            began 2026-11-22T03:04:05Z         | 5点开始                            | NOT_IN_SOURCE
            began 2026-11-22T03:04:05Z         | 2026年11月22日开始                   | HOLDS
            began 2026-11-22T03:04:05Z         | It began on 22 November 2026     | HOLDS
            began 2026-11-22T03:04:05Z         | It began on Nov 22               | HOLDS
            began 2026-11-22T03:04:05Z         | It began on November 23rd        | NOT_IN_SOURCE
            began 2026-11-22T03:04:05Z         | It began in 2026                 | HOLDS
            began 2026-11-22T03:04:05Z         | It began on 22 November 2025     | NOT_IN_SOURCE
            12 separate disks                  | There are 12 separate disks      | HOLDS
            """)
    void aTimeStandsInTheSource(String source, String claim, Check expected) {
        assertThat(check(claim, source)).isEqualTo(expected);
    }

    @ParameterizedTest(name = "[{index}] “{1}” from “{0}”: {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            restart   the pool first           | The runbook says "restart the pool first".  | HOLDS
            restart the pool first             | The runbook says “Restart the pool first.”  | HOLDS
            restart the pool first             | The runbook says "restart the host first".  | NOT_IN_SOURCE
            先重启连接池                           | 手册写着“先重启连接池”。                          | HOLDS
            先重启连接池                           | 手册写着「先重启主机」。                           | NOT_IN_SOURCE
            ｆｕｌｌ　ｗｉｄｔｈ                     | It says "full width"                       | HOLDS
            run pg_ctl reload                  | Run `pg_ctl reload`                        | HOLDS
            run pg_ctl reload                  | Run `pg_ctl restart`                       | NOT_IN_SOURCE
            it's "high" - very                 | It is “high”                               | HOLDS
            """)
    void quotedWordsStandInTheSource(String source, String claim, Check expected) {
        assertThat(check(claim, source)).isEqualTo(expected);
    }

    @ParameterizedTest(name = "[{index}] “{1}” from “{0}”: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            INC-12 on db-01                    | INC-12 is on db-01               | HOLDS
            INC-12 on db-01                    | inc-12 在 DB-01 上                | HOLDS
            INC-12 on db-01                    | INC-1 is on db-01                | NOT_IN_SOURCE
            INC-12 on db-01                    | INC-12 is on db-011              | NOT_IN_SOURCE
            INC-12 on db-01                    | INC-13 与它有关                      | NOT_IN_SOURCE
            db-01.example.com is down          | db-01 is down                    | HOLDS
            old-db-01 is down                  | db-01 is down                    | NOT_IN_SOURCE
            HighLoad fires                     | HighLoad fires                   | HOLDS
            HighLoad fires                     | DiskFull fires                   | NOT_IN_SOURCE
            node_load1 is high                 | node_load1 is high               | HOLDS
            node_load1 is high                 | node_load5 is high               | NOT_IN_SOURCE
            10.0.0.7 answers                   | The address is 10.0.0.7          | HOLDS
            10.0.0.7 answers                   | The address is 10.0.0.70         | NOT_IN_SOURCE
            on call is Zhang Wei               | Zhang Wei is on call             | HOLDS
            on call is Zhang Wei               | The Zhang Wei rota, says Li Na   | NOT_IN_SOURCE
            on call is Zhang Wei               | Li Na is on call                 | NOT_IN_SOURCE
            PostgreSQL 18.6.0                  | It runs 18.6.0                   | HOLDS
            PostgreSQL 18.6.0                  | It runs 18.6.1                   | NOT_IN_SOURCE
            up-to-date and on-call             | The hand-over is up-to-date      | HOLDS
            Dormitory Wi-Fi fails              | Dormitory Wi-Fi fails since noon | HOLDS
            """)
    void aNameStandsInTheSource(String source, String claim, Check expected) {
        assertThat(check(claim, source)).isEqualTo(expected);
    }

    @ParameterizedTest(name = "[{index}] “{0}”: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            I don't know.                              | NO_CLAIM
            我不知道。                                      | NO_CLAIM
            我看不到这些数据，没有权限。                              | NO_CLAIM
            What fires now:                            | NO_CLAIM
            目前的情况：                                     | NO_CLAIM
            Which host do you mean?                    | NO_CLAIM
            The database is the cause.                 | NO_SOURCE
            数据库是原因。                                    | NO_SOURCE
            I don't know, perhaps 92 %.                | NO_SOURCE
            """)
    void withoutASourceOnlyNothingMayBeSaid(String claim, Check expected) {
        assertThat(Checker.check(new Claim(claim, List.of(), Check.HOLDS), List.of()))
                .isEqualTo(expected);
    }

    @Test
    void aWholeLineOfASourceHolds() {
        String line = "Alert \"Lab-Net Über-Lan\" is not heard: Nobody Else knows";

        assertThat(check(line, "before\n" + line + "\nafter")).isEqualTo(Check.HOLDS);
    }

    @Test
    void anySourceThatIsNamedMayCarryAPart() {
        var claim = new Claim("db-01 has 92 % and web-1 has 40 %", List.of(1, 2), Check.HOLDS);
        assertThat(Checker.check(claim, List.of(source("db-01: 92 %"), source("web-1: 40 %"))))
                .isEqualTo(Check.HOLDS);
    }

    @Test
    void aSourceThatIsNotNamedCarriesNothing() {
        var claim = new Claim("web-1 has 40 %", List.of(1), Check.HOLDS);
        assertThat(Checker.check(claim, List.of(source("db-01: 92 %"), source("web-1: 40 %"))))
                .isEqualTo(Check.NOT_IN_SOURCE);
    }

    @Test
    void aSourceThatIsNotThereCarriesNothing() {
        var claim = new Claim("All is well", List.of(3), Check.HOLDS);
        assertThat(Checker.check(claim, List.of(source("All is well")))).isEqualTo(Check.NOT_IN_SOURCE);
    }

    @Test
    void asManyAsTheSourcesThatAreNamedIsNoInvention() {
        var three = List.of(source("INC-1 is open"), source("INC-2 is open"), source("INC-3 is open"));
        assertThat(Checker.check(new Claim("3 incidents are open", List.of(1, 2, 3), Check.HOLDS), three))
                .isEqualTo(Check.HOLDS);
        assertThat(Checker.check(new Claim("三个事件未结束", List.of(1, 2, 3), Check.HOLDS), three))
                .isEqualTo(Check.HOLDS);
        assertThat(Checker.check(new Claim("4 incidents are open", List.of(1, 2, 3), Check.HOLDS), three))
                .isEqualTo(Check.NOT_IN_SOURCE);
    }

    private static Check check(String claim, String source) {
        return Checker.check(new Claim(claim, List.of(1), Check.HOLDS), List.of(source(source)));
    }

    private static Source source(String text) {
        return new Source(
                "article/none",
                Source.Kind.ARTICLE,
                "",
                "/knowledge/none",
                text,
                Optional.empty(),
                Instant.parse("2001-02-03T01:02:00Z"));
    }
}
