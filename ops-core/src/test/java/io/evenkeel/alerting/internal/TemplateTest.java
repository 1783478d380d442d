package io.evenkeel.alerting.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateTest {
    private static final Map<String, String> LABELS = Map.of("host", "db-1");

    @ParameterizedTest
    @CsvSource(delimiter = ';', ignoreLeadingAndTrailingWhitespace = true, textBlock = """
                    no value at all                            ; 1        ; no value at all
                    {{ $labels.host }} is at {{ $value }}      ; 91.2     ; db-1 is at 91.2
                    {{$labels.host}}                           ; 1        ; db-1
                    [{{ $labels.absent }}]                     ; 1        ; []
                    {{ $value | humanize }}                    ; 1234567  ; 1.235M
                    {{ $value | humanize1024 }}                ; 1048576  ; 1Mi
                    {{ $value | humanizePercentage }}          ; 0.051    ; 5.1%
                    {{ $value | humanizeDuration }}            ; 3725     ; 1h 2m 5s
                    {{ $value | printf "%.1f" }}               ; 91.26    ; 91.3
                    {{ printf "%.0f" $value }}                 ; 91.26    ; 91
                    {{ $value }}                               ; NaN      ; NaN
                    {{ $value }}                               ; 0        ; 0
                    """)
    void putsValuesIn(String text, double value, String expected) {
        assertThat(Template.parse(text).expand(LABELS, value)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{{ $labels.host", "{{ query \"up\" }}", "{{ range . }}", "{{ $value | printf \"%s\" }}", "{{ }}"
            })
    void refusesWhatItDoesNotUnderstand(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Template.parse(text));
    }

    @Test
    void keepsATextAsItWasWritten() {
        assertThat(Template.parse("{{ $value }} %").text()).isEqualTo("{{ $value }} %");
    }
}
