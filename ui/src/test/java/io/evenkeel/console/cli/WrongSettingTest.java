package io.evenkeel.console.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.evenkeel.audit.HouseZone;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class WrongSettingTest {
    private final StandardEnvironment settings = new StandardEnvironment();

    WrongSettingTest() {
        settings.setConversionService(new ApplicationConversionService());
        settings.getPropertySources()
                .addFirst(new MapPropertySource(
                        "given",
                        Map.of(
                                "evenkeel.problem.quiet", "a while",
                                "evenkeel.desk.mail-seconds", "often",
                                "other.tool.quiet", "a while")));
    }

    @Test
    void aWrongDurationNamesItsSetting() {
        Throwable failure = catchThrowable(() -> settings.getProperty("evenkeel.problem.quiet", Duration.class));

        assertThat(WrongSetting.in(new BeanCreationException("problemSettings", failure), settings))
                .contains("The setting evenkeel.problem.quiet has the value “a while”, which is no duration, such as"
                        + " 90s, 15m or 24h. Correct it and start again.");
    }

    @Test
    void soDoesAWrongNumber() {
        Throwable failure = catchThrowable(() -> settings.getProperty("evenkeel.desk.mail-seconds", Integer.class));

        assertThat(WrongSetting.in(failure, settings).orElseThrow())
                .startsWith("The setting evenkeel.desk.mail-seconds has the value “often”, which is no number.");
    }

    @Test
    void andAWrongZone() {
        settings.getPropertySources().addFirst(new MapPropertySource("zone", Map.of("evenkeel.zone", "Asia/Shanghia")));
        Throwable failure = catchThrowable(() -> HouseZone.of(settings));

        assertThat(WrongSetting.in(failure, settings).orElseThrow())
                .startsWith("The setting evenkeel.zone has the value “Asia/Shanghia”, which is no zone, such as");
    }

    @Test
    void whatFailedForAnotherReasonIsNotASetting() {
        assertThat(WrongSetting.in(new IllegalStateException("a while"), settings))
                .isEmpty();
    }
}
