package io.evenkeel.telemetry.internal.codec;

import java.util.Random;

/** Samples of one series as they may come: of every kind of value and of every kind of clock. */
public final class RandomRuns {

    private static final double[] ODD = {
        Double.NaN,
        -0.0,
        0.0,
        Double.MIN_VALUE,
        -Double.MIN_VALUE,
        Double.MAX_VALUE,
        -Double.MAX_VALUE,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        Double.MIN_NORMAL,
        Math.PI,
        1e15,
        1e16,
        9007199254740992.0,
        9007199254740994.0,
        -9007199254740992.0,
        0.000001,
        0.0000001,
        123456.789012,
        1e300,
        1e-300,
        Double.longBitsToDouble(StaleMarker.BITS),
        Double.longBitsToDouble(0x7ff8000000000123L),
        Double.longBitsToDouble(0xfff0000000000001L)
    };

    private RandomRuns() {}

    public static Points next(Random random, long start) {
        int count = switch (random.nextInt(4)) {
            case 0 -> 1 + random.nextInt(3);
            case 1 -> 6;
            case 2 -> 1 + random.nextInt(150);
            default -> 1 + random.nextInt(750);
        };
        int clock = random.nextInt(5);
        int kind = random.nextInt(9);
        double odd = random.nextInt(3) == 0 ? random.nextDouble() * 0.3 : 0;
        int digits = random.nextInt(8);
        var points = new Points();
        long time = start + random.nextInt(7_200_000);
        double value = random.nextInt(1_000);
        for (int i = 0; i < count; i++) {
            value = value(random, kind, digits, value);
            points.add(time, random.nextDouble() < odd ? odd(random) : value);
            time += step(random, clock);
        }
        return points;
    }

    private static double value(Random random, int kind, int digits, double before) {
        double scale = Math.pow(10, digits);
        return switch (kind) {
            case 0 -> before;
            case 1 -> Math.rint((before + random.nextGaussian()) * scale) / scale;
            case 2 -> before + random.nextInt(5_000);
            case 3 -> before + 1_500;
            case 4 -> random.nextDouble();
            case 5 -> Double.longBitsToDouble(random.nextLong());
            case 6 -> random.nextLong();
            case 7 -> random.nextInt(10) == 0 ? random.nextInt() / scale : before;
            default -> odd(random);
        };
    }

    private static double odd(Random random) {
        return ODD[random.nextInt(ODD.length)];
    }

    /** At least 1: no time comes twice. */
    private static long step(Random random, int clock) {
        return switch (clock) {
            case 0 -> 10_000;
            case 1 -> 9_998 + random.nextInt(5);
            case 2 -> random.nextInt(20) == 0 ? 3_600_000 : 15_000;
            case 3 -> 1 + random.nextInt(100_000);
            default -> 1L + (random.nextLong() >>> (23 + random.nextInt(40)));
        };
    }
}
