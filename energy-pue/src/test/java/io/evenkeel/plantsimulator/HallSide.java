package io.evenkeel.plantsimulator;

/** The hall at a load and a supply air: what it draws and what its coils carry. kW, kg/s, °C. */
record HallSide(
        double supplyAir,
        double it,
        double pdu,
        double ups,
        double auxiliary,
        double fans,
        double air,
        double coil,
        double back) {
    private static final double AIR_HEAT = 1.0055;

    static HallSide of(double load, double supplyAir, double dryBulb) {
        double warm = Math.max(0, supplyAir + 1.1 - 24.8);
        double it = load * (1 + 0.0012 * warm + 0.00095 * warm * warm);
        double pdu = 12_500 * (0.0034 + 0.0104 * square(it / 12_500));
        double ups = 16_000 * (0.0066 + 0.0087 * (it + pdu) / 16_000 + 0.0246 * Math.pow((it + pdu) / 16_000, 2.1));
        double auxiliary = 150 + 0.8 * Math.abs(dryBulb - 18);
        double air = 1.11 * it / (AIR_HEAT * (12.1 - 0.15 * warm));
        double fans = 9 + 485 * Math.pow(air / 1260, 2.72);
        double coil = it + pdu + ups + 0.5 * auxiliary + fans;
        return new HallSide(supplyAir, it, pdu, ups, auxiliary, fans, air, coil, supplyAir + coil / (air * AIR_HEAT));
    }

    private static double square(double x) {
        return x * x;
    }

    double power() {
        return it + pdu + ups + auxiliary + fans;
    }

    /** kg/s of chilled water with which the coils carry the heat; NaN if all pumps are not enough. */
    double water(double chilled) {
        double low = 60;
        double high = 750;
        if (!(carried(chilled, high) >= coil)) {
            return Double.NaN;
        }
        if (carried(chilled, low) >= coil) {
            return low;
        }
        while (high - low > 1e-5) {
            double middle = (low + high) / 2;
            if (carried(chilled, middle) >= coil) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return high;
    }

    /** Cross flow, both streams unmixed. */
    private double carried(double chilled, double water) {
        double ua = 1420 / (0.62 * Math.pow(air / 1000, -0.65) + 0.38 * Math.pow(water / 500, -0.8));
        double one = air * AIR_HEAT;
        double other = water * Water.HEAT;
        double least = Math.min(one, other);
        double ratio = least / Math.max(one, other);
        double units = ua / least;
        double effectiveness =
                1 - Math.exp(Math.pow(units, 0.22) / ratio * (Math.exp(-ratio * Math.pow(units, 0.78)) - 1));
        return effectiveness * least * (back - chilled);
    }
}
