package io.evenkeel.assistant.internal.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.assistant.Answer.Check;
import io.evenkeel.assistant.Answer.Claim;
import io.evenkeel.assistant.Source;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A claim that denies what its source says, or says what that denies, does not hold. */
class DenialsTest {

    @ParameterizedTest(name = "[{index}] “{1}” from “{0}”: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            INC-7 is not acknowledged.                    | INC-7 is acknowledged.                | NOT_IN_SOURCE
            INC-7 is not acknowledged.                    | INC-7 is not acknowledged yet.        | HOLDS
            INC-7 has not been acknowledged yet           | INC-7 is unacknowledged.              | HOLDS
            INC-7 is acknowledged                         | INC-7 is unacknowledged.              | NOT_IN_SOURCE
            INC-7 is acknowledged                         | INC-7 wasn't acknowledged.            | NOT_IN_SOURCE
            Nobody acknowledged INC-7                     | Somebody acknowledged INC-7           | NOT_IN_SOURCE
            nobody is on call                             | Somebody is on call.                  | NOT_IN_SOURCE
            No alert fires on db-01                       | An alert fires on db-01               | NOT_IN_SOURCE
            No alert fires on db-01                       | There is no alert on db-01            | HOLDS
            HighLoad no longer fires                      | HighLoad is firing                    | NOT_IN_SOURCE
            HighLoad no longer fires                      | HighLoad does not fire                | HOLDS
            db-01 cannot be reached                       | db-01 can be reached                  | NOT_IN_SOURCE
            db-01 is unreachable                          | db-01 cannot be reached               | HOLDS
            the change went without a backup              | The change went with a backup         | NOT_IN_SOURCE
            the cause is not db-01                        | The cause is db-01                    | NOT_IN_SOURCE
            the cause is db-01                            | The cause is not db-01                | NOT_IN_SOURCE
            INC-7 is acknowledged. INC-8 is not acknowledged. | INC-8 is acknowledged             | NOT_IN_SOURCE
            INC-7 is acknowledged. INC-8 is not acknowledged. | INC-7 is not acknowledged         | NOT_IN_SOURCE
            INC-7 is acknowledged. INC-8 is not acknowledged. | INC-7 is acknowledged             | HOLDS
            INC-7 is acknowledged. INC-8 is not acknowledged. | INC-8 is not acknowledged         | HOLDS
            not acknowledged until 02:20                  | It was acknowledged at 02:20          | HOLDS
            no more than 5 disks failed                   | 5 disks failed                        | HOLDS
            it is not only slow but also full             | It is slow and full                   | HOLDS
            the pool is full, nobody restarted app-01     | The pool is full                      | HOLDS
            the pool is full, nobody restarted app-01     | app-01 was restarted                  | NOT_IN_SOURCE
            INC-7 未确认                                     | INC-7 已确认                             | NOT_IN_SOURCE
            INC-7 已确认                                     | INC-7 尚未确认                            | NOT_IN_SOURCE
            INC-7 尚未被确认                                   | INC-7 没有确认                            | HOLDS
            INC-7 无人确认                                    | INC-7 已有人确认                           | NOT_IN_SOURCE
            INC-7 待确认                                     | INC-7 已确认                             | NOT_IN_SOURCE
            db-01 没有告警                                    | db-01 有告警                             | NOT_IN_SOURCE
            db-01 没有告警                                    | db-01 目前没有告警                          | HOLDS
            服务不可用                                         | 服务可用                                  | NOT_IN_SOURCE
            服务可用                                          | 服务不可用                                 | NOT_IN_SOURCE
            无法连通 db-01                                    | db-01 可以连通                            | NOT_IN_SOURCE
            无人值班                                          | 有人值班                                  | NOT_IN_SOURCE
            原因不是网络                                        | 原因是网络                                 | NOT_IN_SOURCE
            INC-7 已确认。INC-8 未确认。                           | INC-8 已确认                             | NOT_IN_SOURCE
            INC-7 已确认。INC-8 未确认。                           | INC-7 已确认                             | HOLDS
            不间断电源已满载                                      | 不间断电源已满载运行                            | HOLDS
            不同机房的告警无论大小都已确认                               | 告警都已确认                                | HOLDS
            INC-7 is not acknowledged                     | INC-7 已确认                             | NOT_IN_SOURCE
            INC-7 is not acknowledged                     | INC-7 未确认                             | HOLDS
            INC-7 未解决                                     | INC-7 is resolved                     | NOT_IN_SOURCE
            INC-7 未解决                                     | INC-7 is not resolved                 | HOLDS
            """)
    void aDenialIsTheSourcesOwn(String source, String claim, Check expected) {
        assertThat(check(claim, source)).isEqualTo(expected);
    }

    /** Each way to say it, in both languages, against each: what agrees holds, what does not is found. */
    @ParameterizedTest(name = "[{index}] “{1}” from “{0}”: {2}")
    @MethodSource("pairs")
    void everyWayToSayItIsTheSameThing(String source, String claim, Check expected) {
        assertThat(check(claim, source)).isEqualTo(expected);
    }

    static Stream<Arguments> pairs() {
        List<Arguments> pairs = new ArrayList<>();
        for (List<String> word : List.of(
                List.of("acknowledged", "确认"),
                List.of("resolved", "解决"),
                List.of("closed", "关闭"),
                List.of("approved", "批准"),
                List.of("restarted", "重启"),
                List.of("muted", "静默"),
                List.of("recovered", "恢复"))) {
            List<String> yes = List.of(
                    "INC-7 is %s".formatted(word.getFirst()),
                    "INC-7 was %s by Wang".formatted(word.getFirst()),
                    "INC-7 已%s".formatted(word.getLast()),
                    "INC-7 由王涛%s".formatted(word.getLast()));
            List<String> no = List.of(
                    "INC-7 is not %s".formatted(word.getFirst()),
                    "INC-7 hasn't been %s".formatted(word.getFirst()),
                    "INC-7 was never %s".formatted(word.getFirst()),
                    "INC-7 未%s".formatted(word.getLast()),
                    "INC-7 尚未被%s".formatted(word.getLast()),
                    "INC-7 没有%s".formatted(word.getLast()),
                    "INC-7 还没%s".formatted(word.getLast()),
                    "INC-7 无人%s".formatted(word.getLast()));
            add(pairs, yes, yes, Check.HOLDS);
            add(pairs, no, no, Check.HOLDS);
            add(pairs, yes, no, Check.NOT_IN_SOURCE);
            add(pairs, no, yes, Check.NOT_IN_SOURCE);
        }
        return pairs.stream();
    }

    private static void add(List<Arguments> pairs, List<String> sources, List<String> claims, Check expected) {
        sources.forEach(source -> claims.forEach(claim -> pairs.add(Arguments.of(source, claim, expected))));
    }

    @Test
    void theTitleSaysWhatASentenceIsAbout() {
        var sources = List.of(source("INC-7", "It is acknowledged."), source("INC-8", "It is not acknowledged."));
        assertThat(Checker.check(new Claim("INC-8 is acknowledged", List.of(1, 2), Check.HOLDS), sources))
                .isEqualTo(Check.NOT_IN_SOURCE);
        assertThat(Checker.check(new Claim("INC-7 is acknowledged", List.of(1, 2), Check.HOLDS), sources))
                .isEqualTo(Check.HOLDS);
    }

    @Test
    void aLongTextIsReadInOneGo() {
        String text = "The pool was not full. ".repeat(20_000);
        assertThat(check("The pool was full", text)).isEqualTo(Check.NOT_IN_SOURCE);
    }

    private static Check check(String claim, String source) {
        return Checker.check(new Claim(claim, List.of(1), Check.HOLDS), List.of(source("", source)));
    }

    private static Source source(String title, String text) {
        return new Source(
                "article/none",
                Source.Kind.ARTICLE,
                title,
                "/knowledge/none",
                text,
                Optional.empty(),
                Instant.parse("2001-02-03T01:02:00Z"));
    }
}
