package io.evenkeel.change.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.change.Window;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BusyHoursTests {
    private final BusyHours hours = new BusyHours(LocalTime.of(8, 0), LocalTime.of(18, 0), ZoneId.of("Asia/Shanghai"));

    @ParameterizedTest
    @CsvSource({
        "2026-11-20T10:00+08:00, 2026-11-20T11:00+08:00, true",
        "2026-11-20T22:00+08:00, 2026-11-21T02:00+08:00, false",
        // Saturday and Sunday are quiet all day; Monday from 08:00 is not.
        "2026-11-21T00:00+08:00, 2026-11-23T08:00+08:00, false",
        "2026-11-21T00:00+08:00, 2026-11-23T08:01+08:00, true",
        // Somebody elsewhere writes the same moment in their own time.
        "2026-11-20T03:00+01:00, 2026-11-20T04:00+01:00, true",
        "2026-11-20T18:00+08:00, 2026-11-20T23:00+08:00, false",
        "2026-11-19T23:00+08:00, 2026-11-20T23:00+08:00, true",
    })
    void areMet(OffsetDateTime from, OffsetDateTime to, boolean met) {
        assertThat(hours.meet(new Window(from.toInstant(), to.toInstant()))).isEqualTo(met);
    }
}
