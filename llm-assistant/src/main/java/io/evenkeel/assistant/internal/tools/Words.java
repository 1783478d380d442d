package io.evenkeel.assistant.internal.tools;

import io.evenkeel.audit.HouseZone;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Sentences in the asker's language, with times in the house's zone.
 *
 * @param now the moment of the question
 */
public record Words(boolean chinese, ZoneId zone, Instant now) {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    /** Gives words in a language as of now. Thread-safe. */
    @Component
    public static class Book {
        private final InstantSource clock;
        private final ZoneId zone;

        @org.springframework.beans.factory.annotation.Autowired
        public Book(InstantSource clock, Environment settings) {
            this(clock, HouseZone.of(settings));
        }

        public Book(InstantSource clock, ZoneId zone) {
            this.clock = clock;
            this.zone = zone;
        }

        /** @param language BCP 47; Chinese where it begins with {@code zh}, else English */
        public Words in(String language) {
            return new Words(language.startsWith("zh"), zone, clock.instant());
        }

        public Clock clock() {
            return Clock.fixed(clock.instant(), zone);
        }
    }

    public String language() {
        return chinese ? "zh-CN" : "en";
    }

    /** The one or the other, with its {@code %s} filled. */
    public String say(String english, String inChinese, Object... values) {
        return (chinese ? inChinese : english).formatted(values);
    }

    /** {@code 2026-11-20 02:14}, in the house's zone. */
    public String time(Instant at) {
        return MINUTE.withZone(zone).format(at);
    }

    /** Whole minutes: {@code 3 h 12 min}; at least one minute. */
    public String span(Duration length) {
        long minutes = Math.max(1, length.toMinutes());
        long days = minutes / 1440;
        long hours = minutes / 60 % 24;
        long rest = minutes % 60;
        var text = new StringBuilder();
        part(text, days, chinese ? " 天" : " d");
        part(text, hours, chinese ? " 小时" : " h");
        part(text, days > 0 ? 0 : rest, chinese ? " 分钟" : " min");
        return text.toString();
    }

    private static void part(StringBuilder text, long count, String unit) {
        if (count > 0) {
            text.append(text.isEmpty() ? "" : " ").append(count).append(unit);
        }
    }

    public String since(Instant from) {
        return span(Duration.between(from, now).abs());
    }

    /** At most four digits that tell something, without a power of ten. */
    public String number(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return Double.toString(value);
        }
        BigDecimal exact = BigDecimal.valueOf(value);
        BigDecimal told = exact.abs().compareTo(BigDecimal.valueOf(1000)) >= 0
                ? exact.setScale(0, RoundingMode.HALF_UP)
                : exact.round(new MathContext(4));
        return told.signum() == 0 ? "0" : told.stripTrailingZeros().toPlainString();
    }

    public String list(List<String> names) {
        return String.join(chinese ? "、" : ", ", names);
    }

    /** People's words in quotation marks, in one line and cut at a length that can be read. */
    public String quoted(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        String cut = line.length() > 600 ? line.substring(0, 600) + "…" : line;
        return chinese ? "“" + cut + "”" : "\"" + cut + "\"";
    }

    /** English words of a state or kind, as people in this house say them in Chinese. */
    public String word(String english) {
        return chinese ? Terms.chinese(english) : english.replace('_', ' ').toLowerCase(java.util.Locale.ROOT);
    }
}
