package io.evenkeel.notify.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LetterLinkTests {

    @ParameterizedTest
    @CsvSource({
        "INC-12, /incidents/INC-12",
        "TIC-7, /desk/TIC-7",
        "CHG-77, /changes/CHG-77",
        "PRB-1, /problems/PRB-1",
        "RES-3, /resources/RES-3",
        "report/0199b0a0-1, /reports/0199b0a0-1",
        "handover, /oncall/handover",
        "alarm, /now",
        "'', /now",
        "INC-1/../../x, /incidents/INC-1%2F..%2F..%2Fx",
    })
    void leadsToWhatItIsAbout(String about, String place) {
        assertThat(Letter.link("https://evenkeel.example.org/", about))
                .isEqualTo("https://evenkeel.example.org" + place);
    }
}
