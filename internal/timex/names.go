package timex

import "time"

var months = map[string]time.Month{
	"january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8,
	"september": 9, "october": 10, "november": 11, "december": 12,
	"jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9, "oct": 10,
	"nov": 11, "dec": 12,
	"jan.": 1, "feb.": 2, "mar.": 3, "apr.": 4, "jun.": 6, "jul.": 7, "aug.": 8, "sep.": 9, "sept.": 9, "oct.": 10,
	"nov.": 11, "dec.": 12,
}

// Months whose names are also first names, verbs or other words stand for the
// month only where the words before them say so.
var ambiguousMonth = map[string]bool{"march": true, "april": true, "may": true, "june": true, "august": true,
	"jan": true, "mar": true, "jun": true, "sep": true, "dec": true, "nov": true, "oct": true, "apr": true, "jul": true,
	"aug": true, "feb": true, "sept": true}

var weekdays = map[string]time.Weekday{
	"sunday": 0, "monday": 1, "tuesday": 2, "wednesday": 3, "thursday": 4, "friday": 5, "saturday": 6,
	"sun.": 0, "mon.": 1, "tue.": 2, "tues.": 2, "wed.": 3, "thu.": 4, "thur.": 4, "thurs.": 4, "fri.": 5, "sat.": 6,
}

// unit is a measure of time.
type unit uint8

const (
	day unit = iota + 1
	week
	month
	year
	hour
	weekend
)

var units = map[string]unit{
	"day": day, "days": day, "night": day, "nights": day, "week": week, "weeks": week, "fortnight": week,
	"month": month, "months": month, "year": year, "years": year, "hour": hour, "hours": hour, "minutes": hour,
	"decade": year, "decades": year,
}

// factor is the number of units that one of these words stands for.
var factor = map[string]int{"fortnight": 2, "decade": 10, "decades": 10}
