package io.evenkeel.logs.internal.parse;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.evenkeel.logs.Severity;
import java.util.Optional;

/** The common and the combined format of web servers (Apache HTTP Server, mod_log_config); nginx writes the same. Pure. */
final class AccessLine {
    private static final Pattern COMBINED = Pattern.compile(
            "^(\\S+) (\\S+) (\\S+) \\[([^\\]]{20,30})\\] \"([^\"]*)\" (\\d{3}) (\\d+|-)(?: \"([^\"]*)\" \"([^\"]*)\")?(.*)$");
    private static final Pattern REQUEST = Pattern.compile("^(\\S+) (\\S+)(?: (\\S+))?$");
    private static final int SERVER_ERROR = 500;
    private static final int CLIENT_ERROR = 400;
    private static final int LONGEST = 8192;

    private AccessLine() {}

    static Optional<Parsed> parse(String text, Times times) {
        if (text.length() > LONGEST || text.indexOf('[') < 0 || text.indexOf("] \"") < 0) {
            return Optional.empty();
        }
        Matcher line = COMBINED.matcher(text);
        if (!line.matches()) {
            return Optional.empty();
        }
        FoundFields fields = new FoundFields();
        fields.put("client", line.group(1));
        put(fields, "user", line.group(3));
        fields.put("status", line.group(6));
        put(fields, "bytes", line.group(7));
        Matcher request = REQUEST.matcher(line.group(5));
        if (request.matches()) {
            fields.put("method", request.group(1));
            fields.put("path", request.group(2));
        }
        put(fields, "referrer", line.group(8));
        put(fields, "agent", line.group(9));
        String message = line.group(5) + " " + line.group(6);
        return Optional.of(new Parsed(
                Parsed.Form.ACCESS_LOG,
                times.of(line.group(4)),
                Optional.empty(),
                Optional.of(severity(Integer.parseInt(line.group(6)))),
                message,
                fields.all()));
    }

    private static void put(FoundFields fields, String name, String value) {
        if (value != null && !value.equals("-") && !value.isEmpty()) {
            fields.put(name, value);
        }
    }

    private static Severity severity(int status) {
        if (status >= SERVER_ERROR) {
            return Severity.ERROR;
        }
        return status >= CLIENT_ERROR ? Severity.WARNING : Severity.INFO;
    }
}
