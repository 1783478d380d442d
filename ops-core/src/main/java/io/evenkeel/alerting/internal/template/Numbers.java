package io.evenkeel.alerting.internal.template;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers in words and digits. */
final class Numbers {

    private static final String[] LARGE = {"", "k", "M", "G", "T", "P", "E", "Z", "Y"};
    private static final String[] SMALL = {"", "m", "u", "n", "p", "f", "a", "z", "y"};
    private static final String[] BINARY = {"", "ki", "Mi", "Gi", "Ti", "Pi", "Ei", "Zi", "Yi"};

    private Numbers() {}

    /** Four significant digits and an SI prefix. */
    static String humanize(double value) {
        if (value == 0 || !Double.isFinite(value)) {
            return significant(value, 4);
        }
        double rest = value;
        int prefix = 0;
        if (Math.abs(value) >= 1) {
            while (Math.abs(rest) >= 1000 && prefix < LARGE.length - 1) {
                rest /= 1000;
                prefix++;
            }
            return significant(rest, 4) + LARGE[prefix];
        }
        while (Math.abs(rest) < 1 && prefix < SMALL.length - 1) {
            rest *= 1000;
            prefix++;
        }
        return significant(rest, 4) + SMALL[prefix];
    }

    /** Four significant digits and a binary prefix. */
    static String humanize1024(double value) {
        if (Math.abs(value) <= 1 || !Double.isFinite(value)) {
            return significant(value, 4);
        }
        double rest = value;
        int prefix = 0;
        while (Math.abs(rest) >= 1024 && prefix < BINARY.length - 1) {
            rest /= 1024;
            prefix++;
        }
        return significant(rest, 4) + BINARY[prefix];
    }

    /** Seconds as {@code 1d 2h 3m 4s}. */
    static String duration(double seconds) {
        if (!Double.isFinite(seconds)) {
            return significant(seconds, 4);
        }
        if (Math.abs(seconds) < 1) {
            return seconds == 0 ? "0s" : humanize(seconds) + "s";
        }
        String sign = seconds < 0 ? "-" : "";
        double size = Math.abs(seconds);
        long whole = (long) size;
        long days = whole / 86_400;
        long hours = whole / 3_600 % 24;
        long minutes = whole / 60 % 60;
        if (days > 0) {
            return "%s%dd %dh %dm %ds".formatted(sign, days, hours, minutes, whole % 60);
        }
        if (hours > 0) {
            return "%s%dh %dm %ds".formatted(sign, hours, minutes, whole % 60);
        }
        return minutes > 0 ? "%s%dm %ds".formatted(sign, minutes, whole % 60) : sign + significant(size, 4) + "s";
    }

    /** As {@code %.4g} writes it: that many digits, no trailing zeros, an exponent for what is very large or small. */
    static String significant(double value, int digits) {
        if (!Double.isFinite(value) || value == 0) {
            return special(value);
        }
        var rounded = new BigDecimal(value)
                .round(new MathContext(digits, RoundingMode.HALF_EVEN))
                .stripTrailingZeros();
        int exponent = rounded.precision() - rounded.scale() - 1;
        return exponent < -4 || exponent >= digits ? exponential(rounded, exponent) : rounded.toPlainString();
    }

    /** The shortest digits that mean the same number, as {@code %v} writes it. */
    static String shortest(double value) {
        if (!Double.isFinite(value) || value == 0) {
            return special(value);
        }
        var exact = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        int exponent = exact.precision() - exact.scale() - 1;
        return exponent < -4 || exponent > 5 ? exponential(exact, exponent) : exact.toPlainString();
    }

    private static String exponential(BigDecimal value, int exponent) {
        String digits = value.unscaledValue().abs().toString();
        String mantissa = digits.length() == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
        return (value.signum() < 0 ? "-" : "")
                + mantissa
                + (exponent < 0 ? "e-" : "e+")
                + (Math.abs(exponent) < 10 ? "0" : "")
                + Math.abs(exponent);
    }

    /** As {@code %.2f} writes it: half goes to the even digit, of the exact binary value. */
    static String fixed(double value, int digits) {
        return Double.isFinite(value)
                ? minus(
                        value,
                        new BigDecimal(value)
                                .setScale(digits, RoundingMode.HALF_EVEN)
                                .toPlainString())
                : special(value);
    }

    /** As {@code %.2e} writes it. */
    static String scientific(double value, int digits) {
        if (!Double.isFinite(value)) {
            return special(value);
        }
        var rounded = new BigDecimal(value).round(new MathContext(digits + 1, RoundingMode.HALF_EVEN));
        int exponent = value == 0 ? 0 : rounded.precision() - rounded.scale() - 1;
        var mantissa = rounded.movePointLeft(exponent).setScale(digits, RoundingMode.UNNECESSARY);
        return minus(value, mantissa.toPlainString())
                + (exponent < 0 ? "e-" : "e+")
                + (Math.abs(exponent) < 10 ? "0" : "")
                + Math.abs(exponent);
    }

    private static String minus(double value, String digits) {
        return value < 0 && !digits.startsWith("-") ? "-" + digits : digits;
    }

    private static String special(double value) {
        if (value == 0) {
            return 1 / value < 0 ? "-0" : "0";
        }
        return Double.isNaN(value) ? "NaN" : value > 0 ? "+Inf" : "-Inf";
    }
}
