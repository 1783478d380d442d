package io.evenkeel.workflow.internal.inbox;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Values of forms and doors as the engine keeps them, and back. What models compare stays plain: texts, numbers, booleans,
 * dates. Lists, maps and texts longer than the engine's column are kept as bytes; no Java object is ever serialised. Pure.
 */
public final class Values {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int LONGEST_TEXT = 3_900;
    private static final byte TEXT = 'T';
    private static final byte STRUCTURE = 'J';

    private Values() {}

    /** @throws IllegalArgumentException for a value of another kind */
    public static Map<String, Object> toEngine(Map<String, ?> values) {
        Map<String, Object> kept = new HashMap<>();
        values.forEach((name, value) -> kept.put(name, toEngine(value)));
        return kept;
    }

    /** The engine keeps null as "nothing known". */
    private static @Nullable Object toEngine(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case String text -> text.length() > LONGEST_TEXT ? bytes(TEXT, text) : text;
            case Boolean truth -> truth;
            case Integer number -> Long.valueOf(number);
            case Long number -> number;
            case Double number -> number;
            case Float number -> number.doubleValue();
            case BigDecimal number -> number.doubleValue();
            case BigInteger number -> number.doubleValue();
            case Instant instant -> Date.from(instant);
            case Date date -> date;
            case Optional<?> optional -> toEngine(optional.orElse(null));
            case Enum<?> constant -> constant.name();
            case Collection<?> list -> bytes(STRUCTURE, JSON.writeValueAsString(list));
            case Map<?, ?> map -> bytes(STRUCTURE, JSON.writeValueAsString(map));
            default -> throw new IllegalArgumentException("no value of a process: " + value.getClass());
        };
    }

    public static Map<String, Object> fromEngine(Map<String, Object> kept) {
        Map<String, Object> values = new HashMap<>();
        kept.forEach((name, value) -> {
            Object known = fromEngine(value);
            if (known != null) {
                values.put(name, known);
            }
        });
        return values;
    }

    private static @Nullable Object fromEngine(@Nullable Object kept) {
        return switch (kept) {
            case null -> null;
            case Date date -> date.toInstant();
            case byte[] bytes when bytes.length > 0 && bytes[0] == TEXT -> text(bytes);
            case byte[] bytes
            when bytes.length > 0 && bytes[0] == STRUCTURE -> JSON.readValue(text(bytes), Object.class);
            default -> kept;
        };
    }

    private static byte[] bytes(byte kind, String text) {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        byte[] kept = new byte[body.length + 1];
        kept[0] = kind;
        System.arraycopy(body, 0, kept, 1, body.length);
        return kept;
    }

    private static String text(byte[] bytes) {
        return new String(bytes, 1, bytes.length - 1, StandardCharsets.UTF_8);
    }
}
