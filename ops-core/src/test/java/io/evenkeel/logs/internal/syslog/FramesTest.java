package io.evenkeel.logs.internal.syslog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.logs.internal.syslog.Frames.Frame;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FramesTest {
    private static Frames of(String stream) {
        return new Frames(new ByteArrayInputStream(stream.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<String> all(String stream) throws IOException {
        Frames frames = of(stream);
        List<String> all = new ArrayList<>();
        for (Optional<Frame> next = frames.next(); next.isPresent(); next = frames.next()) {
            all.add(next.get().text());
        }
        return all;
    }

    @Test
    void countedMessagesMayHoldLineFeeds() throws IOException {
        assertThat(all("7 <13>a\nb7 <13>磁")).containsExactly("<13>a\nb", "<13>磁");
    }

    @Test
    void endedMessagesAreCutAtLineFeedsAndNuls() throws IOException {
        assertThat(all("<13>a\r\n\n<13>b\u0000<13>c")).containsExactly("<13>a\r", "<13>b", "<13>c");
    }

    @Test
    void bothFormsMayFollowEachOther() throws IOException {
        assertThat(all("5 <13>a<13>b\n5 <13>c")).containsExactly("<13>a", "<13>b", "<13>c");
    }

    @Test
    void whatIsTooLongIsCutAndTheNextIsWhole() throws IOException {
        String longOne = "<13>" + "x".repeat(10_000_000);

        assertThat(all(longOne + "\n<13>b"))
                .satisfiesExactly(
                        cut -> assertThat(cut).hasSize(Frames.LONGEST),
                        next -> assertThat(next).isEqualTo("<13>b"));
        assertThat(all(longOne.length() + " " + longOne + "5 <13>b"))
                .satisfiesExactly(
                        cut -> assertThat(cut).hasSize(Frames.LONGEST),
                        next -> assertThat(next).isEqualTo("<13>b"));
    }

    @Test
    void whatIsCutSaysFromHowMuch() throws IOException {
        String longOne = "<13>" + "x".repeat(100_000);

        assertThat(of(longOne + "\n").next()).map(Frame::cutFrom).contains(100_004L);
        assertThat(of("100004 " + longOne).next()).map(Frame::cutFrom).contains(100_004L);
        assertThat(of("20 <13>broken off").next()).map(Frame::cutFrom).contains(20L);
        assertThat(of("<13>whole\n").next()).map(Frame::cutFrom).contains(0L);
    }

    @Test
    void aCountThatIsNoneEndsTheStream() {
        assertThatThrownBy(() -> of("12x hello").next())
                .isInstanceOf(Frames.Unreadable.class)
                .hasMessageContaining("count");
    }
}
