package io.evenkeel.reporting.internal;

import io.evenkeel.reporting.Period;
import java.time.temporal.IsoFields;
import java.util.Locale;

/** What a period is called where only ASCII goes: {@code 2026-11}, {@code 2026-W47}. */
final class FileNames {
    private FileNames() {}

    static String period(Period period) {
        return switch (period.kind()) {
            case WEEK ->
                String.format(
                        Locale.ROOT,
                        "%d-W%02d",
                        period.from().get(IsoFields.WEEK_BASED_YEAR),
                        period.from().get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
            case MONTH ->
                String.format(
                        Locale.ROOT,
                        "%d-%02d",
                        period.from().getYear(),
                        period.from().getMonthValue());
        };
    }
}
