package io.evenkeel.energy;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a kWh costs moves money only. */
class DoubledPricesTest {
    private static final Contract CONTRACT = new Contract(
            new BigDecimal("12214.4"),
            new BigDecimal("0.70"),
            new BigDecimal("1.3"),
            new BigDecimal("1.4"),
            new BigDecimal("0.10"));

    private static MeteredYear year(String facilityKwh, String tariffCny) {
        List<MeteredYear.Period> periods = IntStream.rangeClosed(1, 12)
                .mapToObj(month -> new MeteredYear.Period(
                        month,
                        Optional.of(new BigDecimal("8000000")),
                        Optional.of(new BigDecimal(facilityKwh)),
                        Optional.of(new BigDecimal(tariffCny))))
                .toList();
        return new MeteredYear(2025, periods);
    }

    @Test
    void doubleTheBonus() {
        var once = (Settlement.Bonus) Settlement.of(CONTRACT, year("9800000", "0.65"));
        var twice = (Settlement.Bonus) Settlement.of(CONTRACT, year("9800000", "1.30"));
        assertThat(twice.amount()).isEqualByComparingTo(once.amount().multiply(BigDecimal.TWO));
        assertThat(twice.savingKwh()).isEqualByComparingTo(once.savingKwh());
    }

    @Test
    void doubleThePenalty() {
        var once = (Settlement.Penalty) Settlement.of(CONTRACT, year("11600000", "0.65"));
        var twice = (Settlement.Penalty) Settlement.of(CONTRACT, year("11600000", "1.30"));
        assertThat(twice.amount()).isEqualByComparingTo(once.amount().multiply(BigDecimal.TWO));
        assertThat(twice.year()).isEqualTo(once.year());
    }
}
