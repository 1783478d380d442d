package io.evenkeel.assistant.internal.check;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalTime;
import java.time.MonthDay;
import java.util.Optional;

/** Something countable that a text says: an amount, a time of day, or a day. */
sealed interface Figure {

    /** Whether what is claimed follows from what this source's figure says. */
    boolean follows(Figure source);

    /**
     * @param value as written, so that its scale is the digits shown after the point
     * @param unit empty where none that we know stands behind it
     */
    record Amount(BigDecimal value, Optional<Unit> unit) implements Figure {

        /**
         * The same value, or the source's value rounded (half up) to the digits that are shown: 92.47 may be said as 92.5 and
         * 92, not as 90 or 93. Units of the same dimension are converted first. A unit is asked for only where both have one;
         * a share without a unit may be said in percent.
         */
        @Override
        public boolean follows(Figure source) {
            if (source instanceof Day day) {
                return unit.isEmpty()
                        && day.year()
                                .filter(year -> rounds(BigDecimal.valueOf(year)))
                                .isPresent();
            }
            if (!(source instanceof Amount other)) {
                return false;
            }
            if (unit.isEmpty() || other.unit.isEmpty()) {
                return rounds(other.value) || (isPercent() && isShare(other) && rounds(hundred(other.value)));
            }
            return unit.get().factorsFrom(other.unit.get()).stream()
                    .anyMatch(factor -> rounds(other.value.multiply(factor, MathContext.DECIMAL64)));
        }

        private boolean isPercent() {
            return unit.filter(Unit.PERCENT::equals).isPresent();
        }

        private static boolean isShare(Amount other) {
            return other.value.abs().compareTo(BigDecimal.ONE) <= 0 && other.value.scale() > 0;
        }

        private static BigDecimal hundred(BigDecimal share) {
            return share.movePointRight(2);
        }

        private boolean rounds(BigDecimal exact) {
            return exact.compareTo(value) == 0
                    || exact.setScale(Math.max(0, value.scale()), RoundingMode.HALF_UP)
                                    .compareTo(value)
                            == 0;
        }
    }

    /** @param seconds whether they were said; where they were not, any will do */
    record Clock(LocalTime time, boolean seconds) implements Figure {
        @Override
        public boolean follows(Figure source) {
            return source instanceof Clock other
                    && other.time.getHour() == time.getHour()
                    && other.time.getMinute() == time.getMinute()
                    && (!seconds || !other.seconds || other.time.getSecond() == time.getSecond());
        }
    }

    /** @param year empty where it was not said; then any will do */
    record Day(MonthDay day, Optional<Integer> year) implements Figure {
        @Override
        public boolean follows(Figure source) {
            return source instanceof Day other
                    && other.day.equals(day)
                    && (year.isEmpty() || other.year.isEmpty() || other.year.equals(year));
        }
    }
}
