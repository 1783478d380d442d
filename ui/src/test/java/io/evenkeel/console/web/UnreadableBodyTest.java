package io.evenkeel.console.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.evenkeel.audit.NoOtherFields;
import io.evenkeel.audit.Refusal;
import io.evenkeel.console.web.ProblemAnswers.Problem;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.mock.http.MockHttpInputMessage;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

class UnreadableBodyTest {
    private static final JsonMapper JSON = mapper();

    private static JsonMapper mapper() {
        JsonMapper.Builder builder = JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        new UnknownFields().customize(builder);
        return builder.build();
    }

    enum Colour {
        RED,
        GREEN
    }

    record Part(@Nullable Integer count, @Nullable Instant at) {}

    record Body(
            @Nullable String name,
            @Nullable BigDecimal price,
            @Nullable Boolean on,
            @Nullable LocalDate day,
            @Nullable Colour colour,
            @Nullable List<Part> parts) {}

    @NoOtherFields
    record Agreed(@Nullable BigDecimal share, @Nullable List<Part> parts) {}

    private static Problem told(String body) {
        Exception wrong = catchThrowableOfType(Exception.class, () -> JSON.readValue(body, Body.class));
        return UnreadableBody.of(
                new HttpMessageNotReadableException("wrapped", wrong, new MockHttpInputMessage(new byte[0])));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    {"price": "cheap"}                   | price | price takes a number.
                    {"price": [1]}                       | price | price takes a number.
                    {"on": "perhaps"}                    | on    | on takes true or false.
                    {"day": "yesterday"}                 | day   | day takes a day such as 2026-11-22.
                    {"colour": "blue"}                   | colour | colour takes one of RED, GREEN.
                    {"name": {"first": "Kim"}}           | name  | name takes a text.
                    {"parts": {"count": 1}}              | parts | parts takes a list.
                    {"parts": [{"count": "many"}]}       | count | parts[0].count takes a whole number.
                    {"parts": [{"count": 1}, {"at": 5, "count": 12345678901}]} | count | parts[1].count takes a whole number.
                    {"parts": [{"at": "noon"}]}          | at    | parts[0].at takes a time with its zone such as 2026-11-22T08:00:00+08:00.
                    {"parts": [7]}                       | parts | parts[0] takes an object.
                    """)
    void aFieldIsNamedWithWhatItTakes(String body, String field, String sentence) {
        Problem problem = told(body);
        assertThat(problem.detail()).isEqualTo(sentence);
        assertThat(problem.field()).isEqualTo(field);
        assertThat(problem.type()).endsWith(":field-unreadable");
    }

    @Test
    void whatIsNoJsonIsToldWithItsPlace() {
        assertThat(told("{\"name\": \"Kim\",\n \"price\" 5}").detail())
                .startsWith("The body is not JSON: line 2, column ");
        assertThat(told("[]").detail()).isEqualTo("The body takes an object.");
    }

    @Test
    void aBodyThatIsMissingIsToldAsBefore() {
        assertThat(UnreadableBody.of(new IllegalStateException("nothing there")).detail())
                .isEqualTo("The body is not the JSON that this address takes.");
    }

    @Test
    void otherFieldsArePassedOverUnlessTheBodyHasNoOther() {
        assertThat(JSON.readValue("{\"name\": \"Kim\", \"nickname\": \"K\"}", Body.class)
                        .name())
                .isEqualTo("Kim");
        Refusal refused = catchThrowableOfType(Refusal.class, () -> refusalIn("{\"share\": 0.1, \"bonus_pue\": 1.3}"));
        assertThat(refused).hasMessage("bonus_pue is not known here. Known are parts, share.");
        assertThat(refused.field()).isEqualTo("bonus_pue");
    }

    private static void refusalIn(String body) throws Throwable {
        try {
            JSON.readValue(body, Agreed.class);
        } catch (RuntimeException e) {
            throw e.getCause() instanceof Refusal refusal ? refusal : e;
        }
    }
}
