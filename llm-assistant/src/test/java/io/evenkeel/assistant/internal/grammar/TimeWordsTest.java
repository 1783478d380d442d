package io.evenkeel.assistant.internal.grammar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The times that people speak of, asked on Sunday 2026-11-22 at 03:10. */
class TimeWordsTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Instant NOW = at("2026-11-22T03:10");
    private static final Names NAMES =
            new Names(List.of("mq-01"), List.of(), List.of(), List.of("dba-duty"), List.of());

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            any incidents in july                      | 2026-07-01T00:00 | 2026-08-01T00:00
            7月有哪些故障                                 | 2026-07-01T00:00 | 2026-08-01T00:00
            七月份的事件                                  | 2026-07-01T00:00 | 2026-08-01T00:00
            what broke last december                   | 2025-12-01T00:00 | 2026-01-01T00:00
            上个月有哪些事件                               | 2026-10-01T00:00 | 2026-11-01T00:00
            why did mq-01 go down last week            | 2026-11-09T00:00 | 2026-11-16T00:00
            mq-01 上周为什么断                            | 2026-11-09T00:00 | 2026-11-16T00:00
            on call for dba-duty on 2026-12-05         | 2026-12-05T00:00 | 2026-12-06T00:00
            dba-duty on 11-23, who                     | 2026-11-23T00:00 | 2026-11-24T00:00
            11月23日 dba-duty 谁值班                      | 2026-11-23T00:00 | 2026-11-24T00:00
            what happened on 14 October                | 2026-10-14T00:00 | 2026-10-15T00:00
            what happened on oct 14th                  | 2026-10-14T00:00 | 2026-10-15T00:00
            who is on call for dba-duty monday         | 2026-11-23T00:00 | 2026-11-24T00:00
            周一谁值班                                    | 2026-11-23T00:00 | 2026-11-24T00:00
            who was on call for dba-duty friday night  | 2026-11-20T18:00 | 2026-11-21T00:00
            上周五晚上发生了什么                             | 2026-11-13T18:00 | 2026-11-14T00:00
            what changed tonight                       | 2026-11-21T18:00 | 2026-11-22T08:00
            今晚动过什么                                   | 2026-11-21T18:00 | 2026-11-22T08:00
            """)
    void aTimeIsReadAsPeopleMeanIt(String question, String from, String to) {
        TimeSpan span = read(question).span().orElseThrow();

        assertThat(List.of(span.from(), span.to())).containsExactly(at(from), at(to));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            what was the cpu of mq-01 in q3
            mq-01 上季度的负载
            what broke over christmas
            国庆期间 mq-01 有什么故障
            who was on call on 31 june
            """)
    void whatLooksLikeATimeAndIsNotReadIsSaidToBeUnread(String question) {
        assertThat(read(question).unreadTime()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            mq-01 lag 跟上周这个点比咋样                | 7
            what was it this time last week       | 7
            latency yesterday at this time        | 1
            昨天这时候延迟多少                           | 1
            上周此时延迟多少                            | 7
            """)
    void thisTimeThenIsAMoment(String question, int daysAgo) {
        Asked asked = read(question);

        assertThat(asked.span().orElseThrow().point()).isTrue();
        assertThat(Duration.between(asked.span().orElseThrow().from(), asked.now())
                        .toDays())
                .isEqualTo(daysAgo);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            mq-01 lag compared with last week
            what may be wrong with mq-01
            what fixed it last time
            """)
    void whatIsNoTimeIsNone(String question) {
        Asked asked = read(question);

        assertThat(asked.span()).isEmpty();
        assertThat(asked.unreadTime()).isFalse();
    }

    @Test
    void aDateIsNoNumberOfAnIncident() {
        assertThat(read("on call for dba-duty on 2026-12-05").keys()).isEmpty();
        assertThat(read("what happened on 14 October").keys()).isEmpty();
    }

    private static Asked read(String question) {
        return Grammar.read(question, Grammar.Chat.NEW, NAMES, NOW, ZONE);
    }

    private static Instant at(String here) {
        return LocalDateTime.parse(here).atZone(ZONE).toInstant();
    }
}
