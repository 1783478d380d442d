package io.evenkeel.assistant.internal.facts;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.assistant.Answer;
import io.evenkeel.assistant.Answer.Outcome;
import io.evenkeel.assistant.Composer;
import io.evenkeel.assistant.Question;
import io.evenkeel.assistant.Source;
import io.evenkeel.assistant.internal.eval.Estate;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is answered without a model over an estate that somebody else wrote; asked on Sunday 2026-11-22 at 03:10. */
class OtherEstateTest {
    private static final Estate ESTATE = Estate.load(Path.of("eval", "social-insurance", "estate"));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            who is on call for platform-duty friday night   | Anna Wu            | duty/platform-duty
            周一 network-duty 谁值班                            | 王涛                | duty/network-duty
            platform-duty on 2026-11-20 22:00               | Anna Wu            | duty/platform-duty
            who is on call for dba-duty on 11-23            | 何斌                | duty/dba-duty
            今晚app-med-01动过啥没                              | CHG-88             | change/CHG-88
            what changed on app-med-01 tonight              | CHG-88             | change/CHG-88
            ora_fra_used_percent of ora-core-2 now          | 92.1               | measurement/ora_fra_used_percent{host="ora-core-2"}
            ora-core-2 fra现在多少了                            | 92.1               | measurement/ora_fra_used_percent{host="ora-core-2"}
            医保结算为啥这么慢啊                                    | CHG-88             | diagnosis/INC-412
            why is 医保结算 so slow                             | CHG-88             | diagnosis/INC-412
            what does KB-4 say                              | consumerProgress   | article/KB-4
            文章KB-7                                          | 06:30              | article/KB-7
            CephNearFull 怎么处理                               | reweight           | article/KB-2
            ceph-02 what to do                              | reweight           | article/KB-2
            mq积压告警来了我该干啥                                   | consumerProgress   | article/KB-4
            CHG-88 回退方案                                     | CHG-88             | change/CHG-88
            谁静默了证书告警                                       | 已静默                | alert/f6certpp
            any alerts muted?                               | is muted           | alert/f6certpp
            412这种以前有过没                                     | INC-371            | incident/INC-371
            what fixed the county vpn last time it went down | rekey             | incident/INC-398
            TIC-2002答应几点前解决                                | 04:20              | ticket/TIC-2002
            portal-public证书哪天到期                             | 2026-12-04         | item/portal-public
            whats open rn                                   | INC-413            | incident/INC-413
            incidents on 2026-10-14                         | INC-371            | incident/INC-371
            上个月有哪些事件                                       | INC-377            | incident/INC-377
            """)
    void answersWithTheSourceThatSaysSo(String question, String words, String source) {
        Answer answer = ask(question);

        assertThat(answer.outcome()).isEqualTo(Outcome.ANSWERED);
        assertThat(text(answer)).contains(words);
        assertThat(answer.sources()).extracting(Source::id).contains(source);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            who is on call for dba-duty on 2026-12-05
            2026-11-29 platform-duty 谁值班
            any incidents in july
            7月有什么故障
            why did svc-card go down in july
            why did mq-01 go down last week
            vpn-county-01 上上周为什么断
            was there an incident over christmas
            怎么换打印机硒鼓
            """)
    void nothingFromThenIsNotAnsweredByNow(String question) {
        Answer answer = ask(question);

        assertThat(answer.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(answer.sources()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            disk of ora-core-1  | Now measured of it: ora_fra_used_percent
            ora-core-1 的温度      | 现在有的测量：ora_fra_used_percent
            """)
    void whatIsNotFoundIsNotSaidToBeMissing(String question, String there) {
        assertThat(text(ask(question))).contains(there);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            TIC-2004写的啥              | 卡纸
            what does TIC-2004 say    | 卡纸
            hv-03 时钟 看下KB-9          | chronyc makestep
            """)
    void onlyTheCommandingSentenceIsLeftOut(String question, String kept) {
        Answer answer = ask(question);

        assertThat(text(answer)).contains(kept).doesNotContain("管理员权限", "已解除", "Gov#");
        assertThat(text(answer)).containsAnyOf("[略去写给读者的指令]", "[words to the reader left out]");
    }

    @Test
    void aTimelineGoesByTime() {
        String course = text(ask("INC-412 timeline"));

        assertThat(course.indexOf("02:15:")).isLessThan(course.indexOf("02:16:"));
        assertThat(course.indexOf("02:16:")).isLessThan(course.indexOf("02:19:"));
    }

    private static Answer ask(String question) {
        return ESTATE.composer()
                .answer(
                        ESTATE.asker("he.bin"),
                        new Question(question, Optional.empty(), List.of()),
                        Composer.Progress.NONE);
    }

    private static String text(Answer answer) {
        return answer.claims().stream().map(Answer.Claim::text).collect(Collectors.joining("\n"));
    }
}
