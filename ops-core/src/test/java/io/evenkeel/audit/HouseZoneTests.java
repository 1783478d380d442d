package io.evenkeel.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.core.convert.ConversionFailedException;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class HouseZoneTests {
    private final Map<String, Object> given = new HashMap<>();
    private final StandardEnvironment settings = new StandardEnvironment();

    HouseZoneTests() {
        settings.getPropertySources().addFirst(new MapPropertySource("given", given));
    }

    @Test
    void isTheServersUntilSaidOtherwise() {
        assertThat(HouseZone.of(settings)).isEqualTo(ZoneId.systemDefault());
        given.put("evenkeel.zone", " ");
        assertThat(HouseZone.of(settings)).isEqualTo(ZoneId.systemDefault());
    }

    @Test
    void aRoomsOwnGoesBeforeTheHouses() {
        given.put("evenkeel.zone", "Asia/Shanghai");
        assertThat(HouseZone.of(settings)).isEqualTo(ZoneId.of("Asia/Shanghai"));
        assertThat(HouseZone.of(settings, "evenkeel.change.zone")).isEqualTo(ZoneId.of("Asia/Shanghai"));

        given.put("evenkeel.change.zone", "Europe/Berlin");
        assertThat(HouseZone.of(settings, "evenkeel.change.zone")).isEqualTo(ZoneId.of("Europe/Berlin"));
    }

    @Test
    void whatIsNoZoneFailsAsAConversionSoThatTheSettingIsNamed() {
        given.put("evenkeel.zone", "Asia/Shanghia");
        assertThatThrownBy(() -> HouseZone.of(settings)).isInstanceOf(ConversionFailedException.class);
    }
}
