package io.evenkeel.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Bytes put together by hand from prompb/remote.proto, prompb/types.proto and snappy's format_description.txt, so that an
 * error made alike in encoder and decoder shows.
 */
class RemoteWriteGoldenTest {

    /** up{job="a"} 1.5 at 1,000 ms. */
    private static final String UP = """
            0a 28                                   WriteRequest.timeseries, 40 bytes
              0a 0e                                 TimeSeries.labels, 14 bytes
                0a 08 5f 5f 6e 61 6d 65 5f 5f       Label.name "__name__"
                12 02 75 70                         Label.value "up"
              0a 08                                 TimeSeries.labels, 8 bytes
                0a 03 6a 6f 62                      Label.name "job"
                12 01 61                            Label.value "a"
              12 0c                                 TimeSeries.samples, 12 bytes
                09 00 00 00 00 00 00 f8 3f          Sample.value, double 1.5
                10 e8 07                            Sample.timestamp, varint 1000
            """;

    /** A literal of 42 bytes: length as a varint, then (42 - 1) << 2, then the bytes. */
    private static final String UP_PACKED = "2a a4\n" + UP;

    private static final TimeSeries SERIES =
            new TimeSeries(Map.of("__name__", "up", "job", "a"), List.of(new TimeSeries.Sample(1_000, 1.5)));

    @Test
    void readsBytesWrittenByHand() {
        var request = RemoteWrite.decode(bytes(UP_PACKED), WriteLimits.USUAL);

        assertThat(request).isEqualTo(new WriteRequest(List.of(SERIES), 0, 0, 0));
    }

    @Test
    void writesTheBytesThatWereWrittenByHand() {
        assertThat(WriteRequestWriter.write(List.of(SERIES))).isEqualTo(bytes(UP));
    }

    @Test
    void readsASnappyCopyWrittenByHand() {
        // "abcd", then a copy of 8 bytes, 4 back: ((8 - 4) << 2) | 1, offset 4.
        assertThat(SnappyBlock.decompress(bytes("0c 0c 61 62 63 64 11 04"), 100))
                .asString()
                .isEqualTo("abcdabcdabcd");
    }

    /** Takes the pairs of hex digits at the start of each line, up to the first double blank after them. */
    static byte[] bytes(String annotated) {
        var hex = new StringBuilder();
        for (String line : annotated.lines().map(String::strip).toList()) {
            hex.append(line.split(" {2,}", 2)[0].replace(" ", ""));
        }
        return HexFormat.of().parseHex(hex);
    }
}
