package io.evenkeel.console.web;

import io.evenkeel.audit.Anonymous;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the servlet container refuses by itself (a malformed request line, say) gets the same form of answer. */
@RestController
class ErrorPage implements ErrorController {

    @RequestMapping("/error")
    @Anonymous("repeats the status that the container chose, nothing else")
    ResponseEntity<ProblemAnswers.Problem> error(HttpServletRequest request) {
        int status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code ? code : 404;
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(ProblemAnswers.Problem.of(
                        status, "http-" + status, "The server cannot answer this request.", null));
    }
}
