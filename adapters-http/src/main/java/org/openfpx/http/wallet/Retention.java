package org.openfpx.http.wallet;

import io.javalin.http.Context;
import java.time.DateTimeException;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import org.openfpx.http.page.Pages;

/** How long a client keeps what it reads: an ISO 8601 period in words, anything else as it is. */
final class Retention {
  private Retention() {}

  static String words(Pages pages, Context context, String said) {
    try {
      var period = Period.parse(said);
      var days = period.get(ChronoUnit.DAYS);
      if (period.getYears() > 0 && period.getMonths() == 0 && days == 0) {
        return unit(pages, context, "years", period.getYears());
      }
      if (period.toTotalMonths() > 0 && days == 0) {
        return unit(pages, context, "months", period.toTotalMonths());
      }
      if (days > 0 && period.toTotalMonths() == 0) {
        return unit(pages, context, "days", days);
      }
      return said;
    } catch (DateTimeException itsOwnWords) {
      return said;
    }
  }

  private static String unit(Pages pages, Context context, String unit, long count) {
    return pages.text(context, "time." + unit + (count == 1 ? ".one" : ""), count);
  }
}
