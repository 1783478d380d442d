package io.evenkeel.audit;

import static io.evenkeel.audit.Given.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GivenTests {

    @Test
    void whatIsThereIsHandedOn() {
        assertThat(given(0, "days")).isZero();
        assertThat(given("", "name")).isEmpty();
    }

    @Test
    void aMissingFieldIsNamed() {
        assertThatThrownBy(() -> given(null, "days"))
                .hasMessage("The field days is missing.")
                .isInstanceOfSatisfying(Refusal.class, refusal -> {
                    assertThat(refusal.kind()).isEqualTo(Refusal.Kind.INVALID);
                    assertThat(refusal.code()).isEqualTo("field-missing");
                    assertThat(refusal.field()).isEqualTo("days");
                });
    }

    @Test
    void oneMissingAmongSeveralIsRefusedToo() {
        assertThat(Given.allGiven(List.of("a", "b"), "people")).containsExactly("a", "b");
        assertThat(Given.allGiven(List.of(), "people")).isEmpty();
        List.of(Optional.<List<String>>empty(), Optional.of(Arrays.asList("a", null)))
                .forEach(people -> assertThatThrownBy(() -> Given.allGiven(people.orElse(null), "people"))
                        .isInstanceOfSatisfying(
                                Refusal.class,
                                refusal -> assertThat(refusal.field()).isEqualTo("people")));
    }

    @Test
    void aBlankTextIsLeftOut() {
        assertThat(Given.text("web")).contains("web");
        assertThat(Given.text(" ")).isEmpty();
        assertThat(Given.text(null)).isEmpty();
        assertThat(Given.orEmpty(null)).isEmpty();
        assertThat(Given.orEmpty("why")).isEqualTo("why");
    }
}
