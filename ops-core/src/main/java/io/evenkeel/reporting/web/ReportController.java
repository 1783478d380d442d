package io.evenkeel.reporting.web;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Needs;
import io.evenkeel.audit.Refusal;
import io.evenkeel.audit.Right;
import io.evenkeel.reporting.Report;
import io.evenkeel.reporting.Report.Part;
import io.evenkeel.reporting.Reports;
import io.evenkeel.reporting.Rows;
import io.evenkeel.reporting.Table;
import io.evenkeel.reporting.web.ReportAnswers.ReportAnswer;
import io.evenkeel.reporting.web.ReportAnswers.ReportPage;
import io.evenkeel.reporting.web.ReportAnswers.ReportRows;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Reports: the list, one with its figures, what a figure was counted from, and the files. */
@RestController
@RequestMapping("/api/reports")
class ReportController {
    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

    private final Reports reports;

    ReportController(Reports reports) {
        this.reports = reports;
    }

    record MakeReportRequest(
            @Nullable String kind, @Nullable String from) {}

    @GetMapping
    @Needs(Right.SEE_OPERATIONS)
    ReportPage list(
            @RequestParam Optional<String> kind,
            @RequestParam Optional<String> cursor,
            @RequestParam(defaultValue = "50") int limit) {
        return ReportPage.of(
                reports.list(kind.map(Asked::kind), cursor, limit),
                reports.zone().getId());
    }

    @PostMapping
    @Needs(Right.EDIT_REPORTS)
    ResponseEntity<ReportAnswer> make(Actor actor, @RequestBody MakeReportRequest request) {
        Reports.Made made = reports.make(actor, Asked.kind(request.kind()), Asked.day(request.from()));
        return ResponseEntity.status(made.anew() ? HttpStatus.CREATED : HttpStatus.OK)
                .body(ReportAnswer.of(made.report()));
    }

    @GetMapping("/draft")
    @Needs(Right.SEE_OPERATIONS)
    ReportAnswer draft(Actor actor, @RequestParam String kind, @RequestParam String from) {
        return ReportAnswer.of(reports.draft(actor, Asked.kind(kind), Asked.day(from)));
    }

    @GetMapping("/{id}")
    @Needs(Right.SEE_OPERATIONS)
    ReportAnswer one(@PathVariable UUID id) {
        return ReportAnswer.of(report(id));
    }

    @GetMapping("/{id}/rows")
    @Needs(Right.SEE_OPERATIONS)
    ReportRows rows(
            @PathVariable UUID id,
            @RequestParam String part,
            @RequestParam String figure,
            @RequestParam Optional<String> line) {
        return report(id).content().parts().stream()
                .filter(known -> known.id().equals(part))
                .flatMap(known -> line.map(name -> cell(known, figure, name)).orElseGet(() -> figure(known, figure)))
                .findFirst()
                .map(ReportRows::of)
                .orElseThrow(() -> new Refusal(
                        Refusal.Kind.NOT_FOUND,
                        "report-figure-unknown",
                        "The report has no such figure. Open it and choose one."));
    }

    private static Stream<Rows> figure(Part part, String id) {
        return part.figures().stream()
                .map(compared -> compared.figure())
                .filter(figure -> figure.id().equals(id))
                .map(figure -> figure.rows());
    }

    /** @param figure of a table: {@code availability.down} */
    private static Stream<Rows> cell(Part part, String figure, String line) {
        return part.tables().stream().map(compared -> compared.table()).flatMap(table -> cell(table, figure, line));
    }

    private static Stream<Rows> cell(Table table, String figure, String line) {
        return table.lines().stream()
                .filter(known -> known.id().equals(line))
                .flatMap(known -> IntStream.range(0, table.columns().size())
                        .filter(place -> figure.equals(
                                table.id() + "." + table.columns().get(place).id()))
                        .mapToObj(place -> known.cells().get(place).rows()));
    }

    @GetMapping("/{id}.csv")
    @Needs(Right.SEE_OPERATIONS)
    ResponseEntity<byte[]> csv(@PathVariable UUID id, @RequestParam(defaultValue = "en") String language) {
        Report report = report(id);
        byte[] text = reports.csv(report, Asked.language(language)).getBytes(StandardCharsets.UTF_8);
        return file(text, CSV, reports.fileName(report, "csv"));
    }

    @GetMapping("/{id}.pdf")
    @Needs(Right.SEE_OPERATIONS)
    ResponseEntity<byte[]> pdf(@PathVariable UUID id, @RequestParam(defaultValue = "en") String language) {
        Report report = report(id);
        return file(
                reports.pdf(report, Asked.language(language)),
                MediaType.APPLICATION_PDF,
                reports.fileName(report, "pdf"));
    }

    private static ResponseEntity<byte[]> file(byte[] content, MediaType type, String name) {
        return ResponseEntity.ok()
                .contentType(type)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .header("X-Content-Type-Options", "nosniff")
                .body(content);
    }

    private Report report(UUID id) {
        return reports.find(id)
                .orElseThrow(() -> new Refusal(
                        Refusal.Kind.NOT_FOUND,
                        "report-unknown",
                        "There is no such report. Open the list of reports."));
    }
}
