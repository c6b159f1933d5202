"""Chung Tay: the national information system of Viet Nam's Intergenerational Self-Help Clubs."""
