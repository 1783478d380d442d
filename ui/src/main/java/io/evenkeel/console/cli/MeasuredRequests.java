package io.evenkeel.console.cli;

import io.airlift.compress.snappy.SnappyCompressor;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

/**
 * Remote-write requests of one group of series, made cheaply: everything but values and times stays the same.
 * A third are gauges with one decimal, a third counters, most of the rest never change, one in ten is a share with two
 * decimals. Used by one thread.
 */
final class MeasuredRequests {

    private static final int TIME_BYTES = 6;

    /** A sample with its tags. */
    private static final int SAMPLE_BYTES = 2 + 1 + Double.BYTES + 1 + TIME_BYTES;

    private final byte[] plain;
    private final int[] valuesAt;
    private final double[] values;
    private final int first;
    private final int each;
    private final Random random;

    /**
     * @param first number of the first series; a metric has a thousand of them
     * @param each samples of each series in a request
     */
    MeasuredRequests(String metric, int first, int series, int each) {
        this.first = first;
        this.each = each;
        this.random = new Random(first);
        this.valuesAt = new int[series];
        this.values = new double[series];
        var out = new ByteArrayOutputStream();
        for (int i = 0; i < series; i++) {
            var one = new ByteArrayOutputStream();
            int number = first + i;
            label(one, "__name__", metric + "_" + number / 1_000);
            label(one, "cluster", "production-eu-central");
            label(one, "device", "nvme" + number % 4 + "n1");
            label(one, "instance", "host-%05d.example.net:9100".formatted(number % 1_000));
            label(one, "job", "node-exporter");
            label(one, "rack", "room-2-row-%02d".formatted(number % 40));
            int labels = one.size();
            for (int sample = 0; sample < each; sample++) {
                one.writeBytes(new byte[] {0x12, SAMPLE_BYTES - 2, 0x09});
                one.writeBytes(new byte[Double.BYTES]);
                one.write(0x10);
                one.writeBytes(new byte[TIME_BYTES]);
            }
            out.write(0x0a);
            number(out, one.size());
            valuesAt[i] = out.size() + labels + 3;
            out.writeBytes(one.toByteArray());
            values[i] = 1_000L * (number % 97);
        }
        this.plain = out.toByteArray();
    }

    private static void label(ByteArrayOutputStream out, String name, String value) {
        byte[] nameBytes = name.getBytes(StandardCharsets.UTF_8);
        byte[] valueBytes = value.getBytes(StandardCharsets.UTF_8);
        out.write(0x0a);
        number(out, nameBytes.length + valueBytes.length + 4L);
        out.write(0x0a);
        number(out, nameBytes.length);
        out.writeBytes(nameBytes);
        out.write(0x12);
        number(out, valueBytes.length);
        out.writeBytes(valueBytes);
    }

    private static void number(ByteArrayOutputStream out, long value) {
        long rest = value;
        while (rest >>> 7 != 0) {
            out.write((int) (rest | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
    }

    int samples() {
        return values.length * each;
    }

    /** The body of the request whose samples begin at that time. */
    byte[] at(long epochMillis, long intervalMillis) {
        ByteBuffer bytes = ByteBuffer.wrap(plain).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < values.length; i++) {
            for (int sample = 0; sample < each; sample++) {
                int at = valuesAt[i] + sample * SAMPLE_BYTES;
                bytes.putDouble(at, next(i));
                time(at + Double.BYTES + 1, epochMillis + sample * intervalMillis);
            }
        }
        var compressor = new SnappyCompressor();
        var out = new byte[compressor.maxCompressedLength(plain.length)];
        return Arrays.copyOf(out, compressor.compress(plain, 0, plain.length, out, 0, out.length));
    }

    private void time(int at, long epochMillis) {
        long rest = epochMillis;
        for (int b = 0; b < TIME_BYTES; b++) {
            plain[at + b] = (byte) (b < TIME_BYTES - 1 ? rest | 0x80 : rest);
            rest >>>= 7;
        }
    }

    private double next(int i) {
        switch ((first + i) % 10) {
            case 0, 1, 2 -> values[i] = Math.max(0, Math.round(values[i] * 10 + random.nextInt(11) - 5) / 10.0);
            case 3, 4, 5 -> values[i] += 1_000 + random.nextInt(1_000);
            case 6, 7, 8 -> values[i] = (first + i) % 97;
            default -> values[i] = Math.round(4_000 + 150 * random.nextGaussian()) / 100.0;
        }
        return values[i];
    }
}
