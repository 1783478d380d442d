package io.evenkeel.otlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class BodyTest {
    private static final Limits SMALL = new Limits(1 << 20, 10, 10);

    private static byte[] packed(byte[] plain) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(bytes)) {
            out.write(plain);
        }
        return bytes.toByteArray();
    }

    private static byte[] read(byte[] sent, String encoding) throws IOException {
        return Body.begin(new ByteArrayInputStream(sent), encoding, SMALL).whole();
    }

    @Test
    void bodiesOfAnySizeAreReadWhole() throws IOException {
        var random = new Random(7);
        for (int size : new int[] {0, 1, (64 << 10) - 1, 64 << 10, (64 << 10) + 1, 1 << 20}) {
            byte[] plain = new byte[size];
            random.nextBytes(plain);
            assertThat(read(plain, "")).isEqualTo(plain);
            assertThat(read(packed(plain), "GZIP")).isEqualTo(plain);
        }
    }

    @Test
    void whatUnpacksToTooMuchIsRefusedWithoutUnpackingIt() throws IOException {
        byte[] bomb = packed(new byte[50 << 20]);
        assertThat(bomb.length).isLessThan(64 << 10);
        assertThatThrownBy(() -> read(bomb, "gzip"))
                .isInstanceOf(OtlpRefused.class)
                .hasMessageContaining("more than 1 MiB unpacked");
        assertThatThrownBy(() -> read(new byte[(1 << 20) + 1], "")).hasMessageContaining("more than 1 MiB;");
    }

    @Test
    void whatIsNoWholeGzipStreamIsRefused() throws IOException {
        byte[] whole = packed(new byte[] {1, 2, 3});
        for (byte[] broken : new byte[][] {{1, 2, 3}, {}, Arrays.copyOf(whole, whole.length - 5)}) {
            assertThatThrownBy(() -> read(broken, "gzip"))
                    .isInstanceOf(OtlpRefused.class)
                    .hasMessageContaining("no whole gzip stream");
        }
        assertThatThrownBy(() -> read(whole, "br")).hasMessageContaining("Content-Encoding: gzip");
    }
}
