package io.evenkeel.plantsimulator;

import java.util.Random;

/** Meters and sensors: each is off by something of its own that stays, and noisy. */
final class Meters {
    static final int COUNT = 28;
    private static final int FIRST_TEMPERATURE = 21;
    /** Standard deviations: of power and heat, relative; what stays and what changes. */
    private static final double OFF = 0.003;

    private static final double NOISE = 0.005;
    /** Of temperatures, K. */
    private static final double OFF_K = 0.05;

    private static final double NOISE_K = 0.05;

    private final Random random;
    private final double[] off = new double[COUNT];

    Meters(Random random) {
        this.random = random;
        for (int i = 0; i < COUNT; i++) {
            off[i] = random.nextGaussian() * (i < FIRST_TEMPERATURE ? OFF : OFF_K);
        }
    }

    PlantMetered read(PlantMetered truth, Outdoors sensed) {
        double[] values = values(truth);
        for (int i = 0; i < COUNT; i++) {
            values[i] = i < FIRST_TEMPERATURE
                    ? values[i] * (1 + off[i] + NOISE * random.nextGaussian())
                    : values[i] + off[i] + NOISE_K * random.nextGaussian();
        }
        return of(values, sensed, truth.command());
    }

    static double[] values(PlantMetered one) {
        Command told = one.command();
        return new double[] {
            one.it(),
            one.pdu(),
            one.ups(),
            one.transformer(),
            one.auxiliary(),
            one.fans(),
            one.chilledPumps(),
            one.condenserPumps(),
            one.chillers(),
            one.towers(),
            one.basin(),
            one.coil(),
            one.plant(),
            one.plate(),
            one.chillerHeat(),
            one.rejected(),
            one.fanSpeed(),
            one.chilledFlow(),
            one.condenserFlow(),
            0,
            0,
            one.back(),
            one.condenserIn(),
            one.condenserOut(),
            one.evaporatorOut(),
            told.supplyAir(),
            told.chilledWater(),
            told.towerWater()
        };
    }

    static PlantMetered of(double[] v, Outdoors air, Command told) {
        return new PlantMetered(
                air,
                told.with(v[25], v[26], v[27]),
                v[0],
                v[1],
                v[2],
                v[3],
                v[4],
                v[5],
                v[6],
                v[7],
                v[8],
                v[9],
                v[10],
                v[11],
                v[12],
                v[13],
                v[14],
                v[15],
                v[16],
                v[17],
                v[18],
                v[21],
                v[22],
                v[23],
                v[24]);
    }
}
