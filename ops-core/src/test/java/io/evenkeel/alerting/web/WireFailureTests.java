package io.evenkeel.alerting.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.http.ResponseEntity;

class WireFailureTests {

    @ParameterizedTest
    @CsvSource({
        "08006, 503", // broken off
        "53100, 503", // full
        "57P01, 503", // stopped
        "22021, 400", // the character U+0000
        "23505, 500", // a row that is there already: ours
        "42P01, 500", // a table that is not there: ours
    })
    void onlyADatabaseThatIsAwayIsToBeTriedAgain(String state, int status) {
        ResponseEntity<String> answer = WireFailure.answer(
                new DataIntegrityViolationException("not stored", new SQLException("refused", state)));

        assertThat(answer.getStatusCode().value()).isEqualTo(status);
        assertThat(answer.getHeaders().containsHeader("Retry-After")).isEqualTo(status == 503);
    }

    @Test
    void aMistakeOfOursTellsNothingOfItself() {
        ResponseEntity<String> answer =
                WireFailure.answer(new InvalidDataAccessApiUsageException("select secret from somewhere"));

        assertThat(answer.getStatusCode().value()).isEqualTo(500);
        assertThat(answer.getBody()).doesNotContain("secret");
    }
}
