package io.evenkeel.logs.web;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Needs;
import io.evenkeel.audit.Refusal;
import io.evenkeel.audit.Right;
import io.evenkeel.logs.LogLine;
import io.evenkeel.logs.LogQuery;
import io.evenkeel.logs.LogStore.Span;
import io.evenkeel.logs.internal.LogExport;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.function.Function;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Many lines as a file, written while they are read. Whoever ends the connection ends the reading. */
@RestController
class LogExportController {
    private final LogExport export;

    LogExportController(LogExport export) {
        this.export = export;
    }

    /** The forms of a file. */
    enum ExportForm {
        NDJSON,
        CSV
    }

    /** The newest lines first. An answer that does not end properly is not whole. */
    @GetMapping("/api/logs/export")
    @Needs(Right.SEE_OPERATIONS)
    void export(
            @RequestParam(defaultValue = "") String query,
            @RequestParam Instant from,
            @RequestParam Instant to,
            @RequestParam(defaultValue = "NDJSON") ExportForm form,
            @RequestParam(defaultValue = "" + LogExport.MOST_LINES) int limit,
            HttpServletResponse response,
            Actor actor)
            throws IOException {
        LogQuery asked = AskedQuery.of(query);
        if (!from.isBefore(to)) {
            throw new Refusal(Refusal.Kind.INVALID, "span-wrong", "to must be later than from.", "to");
        }
        Function<LogLine, String> lineOf = form == ExportForm.CSV ? ExportText::csv : ExportText::json;
        var sink = new Written(response, form);
        export.run(actor, asked, query, new Span(from, to), limit, lines -> {
            OutputStream out = sink.begun();
            for (LogLine line : lines) {
                out.write(lineOf.apply(line).getBytes(StandardCharsets.UTF_8));
            }
            out.flush();
        });
        sink.begun();
    }

    /** Begins the answer with the first page: a refusal before it has an answer of its own. */
    private static final class Written {
        private final HttpServletResponse response;
        private final ExportForm form;
        private boolean begun;

        Written(HttpServletResponse response, ExportForm form) {
            this.response = response;
            this.form = form;
        }

        OutputStream begun() throws IOException {
            OutputStream out = response.getOutputStream();
            if (!begun) {
                begun = true;
                boolean csv = form == ExportForm.CSV;
                response.setContentType(csv ? "text/csv;charset=UTF-8" : "application/x-ndjson");
                response.setHeader(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"logs." + (csv ? "csv" : "ndjson") + "\"");
                response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
                out.write((csv ? ExportText.CSV_HEAD : "").getBytes(StandardCharsets.UTF_8));
            }
            return out;
        }
    }
}
