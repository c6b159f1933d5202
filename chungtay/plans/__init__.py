"""What is wanted and how far it is: targets split downward and watched, clusters that compare, plans, programme money.

A `TargetShare` is what a place was allotted of a target; shares need not add up to it. A `Cluster` compares places; a
`PlanTask` is a line of an office's yearly plan; a `MoneyLine` is money of the programme (planned, given, spent) by
heading and source, apart from the clubs' own books. Pace and forecast are computed, never stored. What must always
hold: nothing that was set is edited: a share is replaced, a line of money is struck with a reason.

Not for decisions, targets and limits themselves (`programme`) nor for what is counted (`figures`).
"""
