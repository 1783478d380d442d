package io.evenkeel.assistant.internal.grammar;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is asked in one language is found in the other, and a word only where one begins. */
class GistTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            银行文件保留多少天           | Files of banks are kept for 35 days.
            slow login             | HIS 登录缓慢
            快照谁改成每小时的           | VM snapshots hourly instead of daily
            queue backlog          | 队列积压的处理
            """)
    void findsWhatIsWrittenInTheOtherLanguage(String asked, String written) {
        assertThat(Gist.of(asked).coverage(written)).isGreaterThanOrEqualTo(0.5);
    }

    @Test
    void aShortWordIsNoPartOfAnother() {
        assertThat(Gist.of("ups").in("upstream timed out")).isZero();
        assertThat(Gist.of("ups").in("UPSs on battery")).isEqualTo(1);
    }

    @Test
    void theWordsOfARuleStandByThemselves() {
        assertThat(Gist.of("disk full").in("HostDiskFull")).isEqualTo(2);
    }

    @Test
    void aLongStoryIsAlsoReadByItsParts() {
        assertThat(
                        Gist.parts(
                                "Good morning, my neighbour at the reception called, the lamp blinks: what happens when a UPS runs on battery?"))
                .anyMatch(part -> part.coverage("UPS on battery") > 0.6);
    }
}
