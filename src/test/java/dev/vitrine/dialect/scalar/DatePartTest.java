package dev.vitrine.dialect.scalar;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatePartTest {

  @ParameterizedTest
  @CsvSource({
    "YEAR, 'year,y,yy,yyy,yyyy,yr,years,yrs,YeAr'",
    "MONTH, 'month,mm,mon,mons,months'",
    "DAY, 'day,d,dd,days,dayofmonth'",
    "DAYOFWEEK, 'dayofweek,weekday,dow,dw'",
    "DAYOFWEEKISO, 'dayofweekiso,weekday_iso,dow_iso,dw_iso'",
    "DAYOFYEAR, 'dayofyear,yearday,doy,dy'",
    "WEEK, 'week,w,wk'",
    "WEEKOFYEAR, 'weekofyear,woy,wy'",
    "WEEKISO, 'weekiso,week_iso,weekofyeariso,weekofyear_iso'",
    "QUARTER, 'quarter,q,qtr,qtrs,quarters'",
    "HOUR, 'hour,h,hh,hr,hours,hrs'",
    "MINUTE, 'minute,m,mi,min,minutes,mins'",
    "SECOND, 'second,s,sec,seconds,secs'",
    "MILLISECOND, 'millisecond,ms,msec,milliseconds'",
    "MICROSECOND, 'microsecond,us,usec,microseconds'",
    "NANOSECOND, 'nanosecond,ns,nsec,nanosec,nsecond,nanoseconds,nanosecs,nseconds'",
    "EPOCH_SECOND, 'epoch_second,epoch,epoch_seconds'",
    "EPOCH_MILLISECOND, 'epoch_millisecond,epoch_milliseconds'",
    "TIMEZONE_HOUR, 'timezone_hour,tzh'",
    "TIMEZONE_MINUTE, 'timezone_minute,tzm'"
  })
  void eachPartHasItsNames(DatePart part, String names) {
    assertThat(names.split(",")).allSatisfy(name -> assertThat(DatePart.of(name)).contains(part));
  }

  @Test
  void noOtherNameIsAPart() {
    assertThat(DatePart.of("fortnight")).isEmpty();
    assertThat(DatePart.of("")).isEmpty();
  }

  @Test
  void spansCanBeAddedAndTimesHaveThoseLessThanADay() {
    assertThat(DatePart.WEEK.isSpan()).isTrue();
    assertThat(DatePart.DAYOFWEEK.isSpan()).isFalse();
    assertThat(DatePart.DAY.isOfTime()).isFalse();
    assertThat(DatePart.HOUR.isOfTime()).isTrue();
    assertThat(DatePart.EPOCH_SECOND.isOfTime()).isFalse();
  }
}
