package io.evenkeel.otlp;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonToken;

/** Single values of OTLP's JSON. Numbers may be text, as 64 bits are in JavaScript. Pure. */
final class JsonScalars {
    /** Bytes of ids; other bytes are base64. */
    private static final Map<String, Integer> IDS = Map.of("trace_id", 16, "span_id", 8, "parent_span_id", 8);

    private static final int LONGEST_NUMBER = 64;

    private JsonScalars() {}

    /**
     * @return null for a word of an enumeration that is not known
     * @throws IllegalArgumentException if it is none of the field's type
     * @throws ArithmeticException if it is no whole number, or too large
     */
    static @Nullable Object of(FieldDescriptor field, JsonToken token, String text) {
        return switch (field.getJavaType()) {
            case STRING -> quoted(token, text);
            case BYTE_STRING -> bytes(field.getName(), quoted(token, text));
            case BOOLEAN -> truth(token);
            case DOUBLE -> decimal(text);
            case FLOAT -> (float) decimal(text);
            case LONG -> whole(text, isUnsigned(field), Long.SIZE).longValue();
            case INT -> whole(text, isUnsigned(field), Integer.SIZE).intValue();
            case ENUM -> word(field, token, text);
            case MESSAGE -> throw new IllegalArgumentException("a message is no single value");
        };
    }

    static String expected(FieldDescriptor field) {
        Integer id = IDS.get(field.getName());
        return switch (field.getJavaType()) {
            case STRING -> "text";
            case BYTE_STRING -> id == null ? "bytes in base64" : 2 * id + " hexadecimal digits, or empty";
            case BOOLEAN -> "true or false";
            case DOUBLE, FLOAT -> "a number";
            case LONG, INT, ENUM -> "a whole number";
            case MESSAGE -> "an object";
        };
    }

    private static String quoted(JsonToken token, String text) {
        if (token != JsonToken.VALUE_STRING) {
            throw new IllegalArgumentException("not in quotes");
        }
        return text;
    }

    private static boolean truth(JsonToken token) {
        if (token != JsonToken.VALUE_TRUE && token != JsonToken.VALUE_FALSE) {
            throw new IllegalArgumentException("neither true nor false");
        }
        return token == JsonToken.VALUE_TRUE;
    }

    private static ByteString bytes(String name, String text) {
        Integer length = IDS.get(name);
        if (length == null) {
            return ByteString.copyFrom(Base64.getDecoder().decode(text));
        }
        if (!text.isEmpty() && text.length() != 2 * length) {
            throw new IllegalArgumentException("an id of another length");
        }
        return ByteString.copyFrom(HexFormat.of().parseHex(text));
    }

    private static double decimal(String text) {
        return switch (text) {
            case "NaN" -> Double.NaN;
            case "Infinity" -> Double.POSITIVE_INFINITY;
            case "-Infinity" -> Double.NEGATIVE_INFINITY;
            default -> Double.parseDouble(number(text));
        };
    }

    private static boolean isUnsigned(FieldDescriptor field) {
        return switch (field.getType()) {
            case UINT32, FIXED32, UINT64, FIXED64 -> true;
            default -> false;
        };
    }

    /** Also {@code 1e9}, which some libraries write. */
    private static BigInteger whole(String text, boolean unsigned, int bits) {
        BigDecimal number = new BigDecimal(number(text));
        if (number.precision() - (long) number.scale() > LONGEST_NUMBER) {
            throw new ArithmeticException("too large");
        }
        BigInteger whole = number.toBigIntegerExact();
        boolean fits = unsigned ? whole.signum() >= 0 && whole.bitLength() <= bits : whole.bitLength() < bits;
        if (!fits) {
            throw new ArithmeticException("too large");
        }
        return whole;
    }

    private static String number(String text) {
        if (text.isEmpty() || text.length() > LONGEST_NUMBER || !text.matches("[-+0-9.eE]+")) {
            throw new IllegalArgumentException("no number");
        }
        return text;
    }

    private static @Nullable EnumValueDescriptor word(FieldDescriptor field, JsonToken token, String text) {
        if (token == JsonToken.VALUE_STRING && !text.matches("-?[0-9]{1,9}")) {
            return field.getEnumType().findValueByName(text);
        }
        int number = whole(text, false, Integer.SIZE).intValue();
        return field.getEnumType().findValueByNumberCreatingIfUnknown(number);
    }
}
