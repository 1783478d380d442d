package io.evenkeel.protocol;

import static io.evenkeel.protocol.Wire.field;
import static io.evenkeel.protocol.Wire.join;
import static io.evenkeel.protocol.Wire.label;
import static io.evenkeel.protocol.Wire.literal;
import static io.evenkeel.protocol.Wire.sample;
import static io.evenkeel.protocol.Wire.series;
import static io.evenkeel.protocol.Wire.times;
import static io.evenkeel.protocol.Wire.varint;
import static io.evenkeel.protocol.WriteRefused.Reason.INVALID;
import static io.evenkeel.protocol.WriteRefused.Reason.TOO_LARGE;
import static io.evenkeel.protocol.WriteRefused.Reason.UNREADABLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RemoteWriteHostileTest {

    private static final WriteLimits SMALL = new WriteLimits(1_000, 2_000, 3, 5, 4, 16, 8);

    // Snappy

    @Test
    void anEmptyBodyIsUnreadable() {
        refused(new byte[0], UNREADABLE, "its length is missing");
    }

    @Test
    void aBodyAboveTheLimitIsNotEvenLookedAt() {
        refused(new byte[1_001], TOO_LARGE, "1,001 bytes; at most 1,000");
    }

    @ParameterizedTest
    @ValueSource(longs = {2_001, Integer.MAX_VALUE, 0xffffffffL})
    void aHugePreambleIsRefusedBeforeMemoryIsTaken(long announced) {
        refused(join(varint(announced), new byte[20]), TOO_LARGE, "unpacks to %,d bytes".formatted(announced));
    }

    @Test
    void aPreambleThatCannotBeTrueIsRefused() {
        refused(join(varint(2_000), new byte[20]), UNREADABLE, "more bytes than it can hold");
    }

    @Test
    void aPreambleOfMoreThanFiveBytesIsRefused() {
        refused(times(10, new byte[] {(byte) 0x80}), UNREADABLE, "its length is missing");
    }

    @Test
    void aBombIsRefusedByItsUnpackedSize() {
        byte[] bomb = SnappyBlock.compress(new byte[40 << 20]);
        assertThat(bomb.length).isLessThan(WriteLimits.USUAL.compressedBytes());

        assertThatExceptionOfType(WriteRefused.class)
                .isThrownBy(() -> RemoteWrite.decode(bomb, WriteLimits.USUAL))
                .satisfies(e -> assertThat(e.reason()).isEqualTo(TOO_LARGE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "04 11 01", // a copy before anything was written
                "08 0c 61 62 63 64 01 00", // a copy with offset 0
                "08 0c 61 62 63 64 01 05", // a copy from before the start
                "04 0c 61 62", // a literal longer than the rest
                "02 0c 61 62 63 64", // more than announced
                "10 0c 61 62 63 64", // less than announced
                "04 fc ff ff ff ff 61", // a literal of 4 GB
            })
    void brokenElementsAreUnreadable(String hex) {
        refused(RemoteWriteGoldenTest.bytes(hex), UNREADABLE, "not in snappy's block format");
    }

    // Protobuf

    @Test
    void anEmptyRequestIsARequest() {
        assertThat(decode(new byte[0])).isEqualTo(new WriteRequest(List.of(), 0, 0, 0));
    }

    @Test
    void aFieldLongerThanItsMessageIsUnreadable() {
        refused(literal(join(varint(1 << 3 | 2), varint(100), new byte[5])), UNREADABLE, "cut off");
        refused(literal(field(1, join(varint(1 << 3 | 2), varint(100), new byte[5]))), UNREADABLE, "cut off");
    }

    @Test
    void aNegativeLengthIsUnreadable() {
        refused(literal(join(varint(1 << 3 | 2), varint(-1))), UNREADABLE, "cut off");
    }

    @Test
    void groupsNestedDeeplyDoNotExhaustTheStack() {
        byte[] groups = times(30_000, varint(7 << 3 | 3));

        assertThatExceptionOfType(WriteRefused.class)
                .isThrownBy(() -> RemoteWrite.decode(literal(groups), WriteLimits.USUAL));
    }

    @Test
    void aGroupThatEndsWithoutABeginIsUnreadable() {
        refused(literal(varint(7 << 3 | 4)), UNREADABLE, "not a protobuf WriteRequest");
        refused(literal(field(1, varint(7 << 3 | 4))), UNREADABLE, "not a protobuf WriteRequest");
    }

    @Test
    void aSeriesThatIsANumberIsUnreadable() {
        refused(literal(join(varint(1 << 3), varint(5))), UNREADABLE, "wrong type");
    }

    @Test
    void anotherProgramsTextIsUnreadable() {
        refused(literal("{\"streams\": []}".getBytes(StandardCharsets.UTF_8)), UNREADABLE, "protobuf");
    }

    @Test
    void unknownFieldsAreSkipped() {
        byte[] unknown = join(field(15, "x"), join(varint(9 << 3), varint(7)), join(varint(9 << 3 | 5), new byte[4]));
        byte[] request =
                join(unknown, series(unknown, label("__name__", "up"), unknown, sample(1, 2), unknown), unknown);

        assertThat(decode(request).series()).hasSize(1);
    }

    @Test
    void metadataExemplarsAndNativeHistogramsAreSkippedAndCounted() {
        byte[] request = join(
                field(3, field(4, "help")),
                series(label("__name__", "up"), sample(1, 2), field(3, new byte[0]), field(3, new byte[0])),
                series(label("__name__", "latency"), field(4, join(varint(1 << 3), varint(5)))));

        var decoded = decode(request);

        assertThat(decoded.series())
                .singleElement()
                .extracting(TimeSeries::labels)
                .isEqualTo(Map.of("__name__", "up"));
        assertThat(decoded)
                .extracting("skippedMetadata", "skippedExemplars", "skippedHistograms")
                .containsExactly(1, 2, 1);
    }

    // Limits

    @Test
    void moreSeriesThanTheLimitAreRefusedEvenWithoutSamples() {
        byte[] one = series(label("__name__", "a"));

        assertThat(decode(times(3, one)).series()).isEmpty();
        refused(literal(times(4, one)), TOO_LARGE, "more than 3 series");
    }

    @Test
    void moreSamplesThanTheLimitAreRefusedWhereverTheyAre() {
        byte[] three = series(label("__name__", "a"), times(3, sample(1, 1)));
        byte[] two = series(label("__name__", "a"), times(2, sample(1, 1)));

        assertThat(decode(join(three, two)).samples()).isEqualTo(5);
        refused(literal(join(three, three)), TOO_LARGE, "more than 5 samples");
    }

    @Test
    void samplesOfTwoBytesCountToo() {
        refused(
                literal(series(label("__name__", "a"), times(6, field(2, new byte[0])))),
                TOO_LARGE,
                "more than 5 samples");
    }

    @Test
    void moreLabelsThanTheLimitAreRefusedEvenWhenEmpty() {
        byte[] three = join(label("__name__", "a"), label("b", "1"), label("c", "1"));

        assertThat(decode(series(three, label("d", ""), sample(1, 1))).series()).hasSize(1);
        refused(literal(series(three, label("d", ""), label("e", ""))), TOO_LARGE, "more than 4 labels");
    }

    @Test
    void lengthsCountInUtf8Bytes() {
        assertThat(decode(series(label("__name__", "a"), label("b", "中中xx"), sample(1, 1)))
                        .series())
                .hasSize(1);
        refused(
                literal(series(label("__name__", "a"), label("b", "中中中"))),
                TOO_LARGE,
                "label value has 9 bytes; at most 8");
        refused(literal(series(label("seventeen_letters", "a"))), TOO_LARGE, "label name has 17 bytes; at most 16");
    }

    // Labels and samples

    @Test
    void aSeriesWithoutANameIsRefusedAndShown() {
        refused(literal(series(label("job", "a"), sample(1, 1))), INVALID, "no metric name (label __name__): {job=a}.");
        refused(literal(series(label("__name__", ""), sample(1, 1))), INVALID, "no metric name");
        refused(literal(field(1, new byte[0])), INVALID, "no metric name");
    }

    @Test
    void aLabelThatComesTwiceIsRefusedEvenWhenOnceEmpty() {
        refused(
                literal(series(label("__name__", "a"), label("b", ""), label("b", "1"))),
                INVALID,
                "label b comes twice");
    }

    @Test
    void aLabelWithoutANameIsRefused() {
        refused(literal(series(label("__name__", "a"), label("", "1"))), INVALID, "has no name");
    }

    @Test
    void aLabelWithAnEmptyValueIsAbsent() {
        var decoded = decode(series(label("z", ""), label("__name__", "a"), sample(1, 1)));

        assertThat(decoded.series().getFirst().labels()).isEqualTo(Map.of("__name__", "a"));
    }

    @Test
    void labelsNeedNotBeSorted() {
        var decoded = decode(series(label("z", "1"), label("__name__", "a"), sample(1, 1), label("b", "2")));

        assertThat(decoded.series().getFirst().labels()).isEqualTo(Map.of("__name__", "a", "b", "2", "z", "1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"c0 80", "ff", "e4 b8", "ed a0 80", "f4 90 80 80"})
    void textThatIsNotUtf8IsRefused(String hex) {
        byte[] label = field(1, join(field(1, "b"), field(2, RemoteWriteGoldenTest.bytes(hex))));

        refused(literal(series(label("__name__", "a"), label)), INVALID, "label value is not UTF-8");
    }

    @Test
    void theCharacterNulIsRefused() {
        refused(literal(series(label("__name__", "a\0b"))), INVALID, "holds the character NUL");
    }

    @Test
    void samplesComeOutInTimeOrder() {
        var decoded = decode(series(label("__name__", "a"), sample(3, 30), sample(1, -10), sample(2, 30)));

        assertThat(decoded.series().getFirst().samples())
                .containsExactly(
                        new TimeSeries.Sample(-10, 1), new TimeSeries.Sample(30, 3), new TimeSeries.Sample(30, 2));
    }

    @Test
    void absentValueAndTimeAreZero() {
        var decoded = decode(series(label("__name__", "a"), field(2, new byte[0])));

        assertThat(decoded.series().getFirst().samples()).containsExactly(new TimeSeries.Sample(0, 0.0));
    }

    private static WriteRequest decode(byte[] plain) {
        return RemoteWrite.decode(literal(plain), SMALL);
    }

    private static void refused(byte[] body, WriteRefused.Reason reason, String sentence) {
        assertThatExceptionOfType(WriteRefused.class)
                .isThrownBy(() -> RemoteWrite.decode(body, SMALL))
                .withMessageContaining(sentence)
                .satisfies(e -> assertThat(e.reason()).isEqualTo(reason));
    }
}
