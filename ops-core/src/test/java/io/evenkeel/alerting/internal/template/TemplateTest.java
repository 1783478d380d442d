package io.evenkeel.alerting.internal.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Expected texts are what promtool 2.42 made of the same templates. */
class TemplateTest {

    private static final Map<String, String> LABELS = Map.of("x", "hello wOrld");

    @ParameterizedTest
    @CsvSource(textBlock = """
            0,            0,              0,        0,         0s,                0%
            1,            1,              1,        1,         1s,                100%
            1e-05,        1e-05,          10u,      1e-05,     10us,              0.001%
            0.0001,       0.0001,         100u,     0.0001,    100us,             0.01%
            3.3333333333, 3.3333333333,   3.333,    3.333,     3.333s,            333.3%
            93784,        93784,          93.78k,   91.59ki,   1d 2h 3m 4s,       9.378e+06%
            59.5,         59.5,           59.5,     59.5,      59.5s,             5950%
            3600,         3600,           3.6k,     3.516ki,   1h 0m 0s,          3.6e+05%
            0.25,         0.25,           250m,     0.25,      250ms,             25%
            1048576,      1.048576e+06,   1.049M,   1Mi,       12d 3h 16m 16s,    1.049e+08%
            -5.5,         -5.5,           -5.5,     -5.5,      -5.5s,             -550%
            -93784,       -93784,         -93.78k,  -91.59ki,  -1d 2h 3m 4s,      -9.378e+06%
            999.96,       999.96,         1000,     1000,      16m 39s,           1e+05%
            999999,       999999,         1000k,    976.6ki,   11d 13h 46m 39s,   1e+08%
            1e-30,        1e-30,          1e-06y,   1e-30,     1e-06ys,           1e-28%
            95.123456,    95.123456,      95.12,    95.12,     1m 35s,            9512%
            123456789.5,  1.234567895e+08,123.5M,   117.7Mi,   1428d 21h 33m 9s,  1.235e+10%
            1.234e-05,    1.234e-05,      12.34u,   1.234e-05, 12.34us,           0.001234%
            """)
    void numbersAreWordedAsPrometheusWordsThem(
            double value, String shown, String human, String binary, String duration, String percentage) {
        assertThat(expand("{{ $value }}", value)).isEqualTo(shown);
        assertThat(expand("{{ $value | humanize }}", value)).isEqualTo(human);
        assertThat(expand("{{ humanize1024 $value }}", value)).isEqualTo(binary);
        assertThat(expand("{{ humanizeDuration $value }}", value)).isEqualTo(duration);
        assertThat(expand("{{ $value | humanizePercentage }}", value)).isEqualTo(percentage);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            0.25;       0.25|     0.2|0.2     |00000.25|+0.2|2.500000e-01|0.25|0.25|hello wOrld %
            0.95;       0.95|     0.9|0.9     |00000.95|+0.9|9.500000e-01|0.95|0.95|hello wOrld %
            -5.5;       -5.50|    -5.5|-5.5    |-0005.50|-5.5|-5.500000e+00|-5.5|-5.5|hello wOrld %
            1234567;    1234567.00|1234567.0|1234567.0|1234567.00|+1234567.0|1.234567e+06|1.234567e+06|1.23e+06|hello wOrld %
            0;          0.00|     0.0|0.0     |00000.00|+0.0|0.000000e+00|0|0|hello wOrld %
            """)
    void printfKnowsWidthsAndPrecisions(double value, String expected) {
        String format = "{{ printf \"%.2f|%8.1f|%-8.1f|%08.2f|%+.1f|%e|%g|%.3g|%s %%\""
                + " $value $value $value $value $value $value $value $value $labels.x }}";

        assertThat(expand(format, value)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            no value at all                                           ; no value at all
            {{$labels.x}}                                             ; hello wOrld
            [{{ $labels.absent }}]                                    ; []
            {{ $labels.x | title }} {{ toUpper .Labels.x }} {{.Value}}; Hello WOrld HELLO WORLD 7
            a {{- $labels.x -}} b                                     ; ahello wOrldb
            {{ "quoted \\"text\\"" }}                                 ; quoted "text"
            {{ $value | printf "%.1f" | toUpper }}                    ; 7.0
            {{ $labels.x | humanize }}                                ; <error expanding template: "hello wOrld" is not a number>
            """)
    void putsLabelsAndTextsIn(String template, String expected) {
        assertThat(expand(template, 7)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            {{ $labels.x                     ; 0  ; is not closed
            ab {{ query "up" }}              ; 6  ; known functions are
            {{ if $value }}a{{ end }}        ; 3  ; known functions are
            {{ $labels }}                    ; 3  ; known are $labels.NAME
            {{ $externalLabels.x }}          ; 3  ; known are $labels.NAME
            {{ $value | $value }}            ; 11 ; expected a label
            {{ humanize }}                   ; 2  ; takes one operand
            {{ humanize $value $value }}     ; 2  ; takes one operand
            {{ printf "%d" $value }}         ; 2  ; printf knows
            {{ printf "%f" }}                ; 2  ; has 1 places, but 0 operands
            {{ printf $value "%f" }}         ; 2  ; the first operand of printf
            {{ }}                            ; 2  ; expected a label
            {{ $value ! }}                   ; 9  ; is not understood
            """)
    void refusesWhatItDoesNotUnderstand(String template, int offset, String reason) {
        assertThatThrownBy(() -> Template.parse(template)).isInstanceOfSatisfying(TemplateError.class, e -> {
            assertThat(e).hasMessageContaining(reason);
            assertThat(e.offset()).isEqualTo(offset);
        });
    }

    @Test
    void keepsATextAsItWasWritten() {
        assertThat(Template.parse("{{ $value }} %").text()).isEqualTo("{{ $value }} %");
    }

    private static String expand(String template, double value) {
        return Template.parse(template).expand(LABELS, value);
    }
}
