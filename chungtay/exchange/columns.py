"""What an import tells `figures`: a club whose register was brought in keeps its books from that month on."""

from chungtay.figures.registry import sign_of_life

# The members joined whenever the workbook says; the books were written when it was applied. An import that is undone
# takes its memberships with it, and the sign.
sign_of_life(
    "exchange",
    sql="""
SELECT a.club_id, date_trunc('month', b.applied_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date
  FROM asked a
  CROSS JOIN LATERAL (SELECT DISTINCT m.import_batch FROM clubs_membership m
    WHERE m.club_id = a.club_id AND m.import_batch IS NOT NULL) came
  JOIN exchange_importbatch b ON b.id = came.import_batch
   AND b.applied_at >= a.since::timestamp AT TIME ZONE 'Asia/Ho_Chi_Minh'
   AND b.applied_at < a.until::timestamp AT TIME ZONE 'Asia/Ho_Chi_Minh'
""",
)
