-- Nor are all of them taken away at once.
create trigger report_is_never_emptied before truncate on reporting.report
    for each statement execute function reporting.keep();
